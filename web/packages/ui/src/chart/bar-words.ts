/** What is to be known of a sum beside its figure, in words: parts that are missing or not measured. */
import type { TFunction } from "i18next";
import type { Bar, Sum } from "./bar";

const UNSOUND = ["estimated", "doubtful"] as const;

/** Why there is no figure. */
export function absenceWord(
  t: TFunction,
  { complete, running, ahead, hidden }: Sum & Pick<Bar, "ahead" | "hidden">,
): string {
  if (hidden) return t("chart.hidden");
  if (ahead) return t("chart.ahead");
  return t(!complete && running ? "chart.running" : "chart.nothing");
}

/** `расчётное значение`, or `в том числе расчётные 0,3 кВт·ч`. */
export function unsoundWords(
  t: TFunction,
  sum: Sum,
  formatValue: (value: number) => string,
): string[] {
  return UNSOUND.flatMap((kind) => {
    const part = sum[kind];
    if (part === null || part === undefined || sum.value === null) return [];
    if (part === sum.value) return [t(`chart.${kind}Whole`)];
    return [t(`chart.${kind}Part`, { value: formatValue(part) })];
  });
}

/** What makes a figure other than whole and measured; nothing of a sound one. */
export function notesOf(
  t: TFunction,
  sum: Sum & Pick<Bar, "ahead" | "hidden">,
  formatValue: (value: number) => string,
): string[] {
  if (sum.value === null) return [absenceWord(t, sum)];
  const part = !sum.complete;
  const whole = part ? [t(sum.running ? "chart.running" : "chart.legendIncomplete")] : [];
  return [...whole, ...unsoundWords(t, sum, formatValue)];
}

/** All that is said of a bar beside its figure. */
export function wordsOf(t: TFunction, bar: Bar, formatValue: (value: number) => string): string[] {
  return [
    ...unlikeWords(bar),
    ...(bar.more ?? []),
    ...notesOf(t, bar, formatValue),
    ...givenWords(t, bar, formatValue),
    ...otherWords(t, bar, formatValue),
  ];
}

/** How far a bar is from what is usual, if it is. */
export function unlikeWords({ unlike }: Pick<Bar, "unlike">): string[] {
  return unlike ? [unlike.words] : [];
}

/** What went the other way: `отдано 3 кВт·ч`, with what is to be known of it. */
export function givenWords(
  t: TFunction,
  { given }: Bar,
  formatValue: (value: number) => string,
): string[] {
  if (!given) return [];
  const notes = notesOf(t, given, formatValue);
  if (given.value === null) return [t("chart.read", { label: t("chart.given"), value: notes[0] })];
  return [t("chart.givenValue", { value: formatValue(given.value) }), ...notes];
}

/** What the same stretch of the period compared with came to: `21 октября 2026: 11 кВт·ч`. */
export function otherWords(
  t: TFunction,
  { other }: Bar,
  formatValue: (value: number) => string,
): string[] {
  if (!other) return [];
  return [t("chart.read", { label: other.name, value: formatValue(other.value) })];
}
