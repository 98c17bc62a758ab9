/** What is to be known of a sum beside its figure, in words: parts that are missing or not measured. */
import type { TFunction } from "i18next";
import type { Bar, Sum } from "./bar";

const UNSOUND = ["estimated", "doubtful"] as const;

/** Why there is no figure, or whether it is the whole one. */
export function fullnessWord(
  t: TFunction,
  { value, complete, running, ahead, hidden }: Sum & Pick<Bar, "ahead" | "hidden">,
): string {
  if (value === null && hidden) return t("chart.hidden");
  if (value === null && ahead) return t("chart.ahead");
  if (!complete && running) return t("chart.running");
  if (value === null) return t("chart.nothing");
  return t(complete ? "chart.complete" : "chart.incomplete");
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

/** All notes beside a bar's value. */
export function notesOf(t: TFunction, bar: Bar, formatValue: (value: number) => string): string[] {
  const part = bar.value !== null && !bar.complete;
  const whole = part ? [t(bar.running ? "chart.running" : "chart.legendIncomplete")] : [];
  return [...whole, ...unsoundWords(t, bar, formatValue)];
}
