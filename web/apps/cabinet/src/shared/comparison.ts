/**
 * How much more or less a period came to than another one, as far as they can be compared.
 *
 * Only like spans are: of a period that goes on, as many whole days as are over, against as many
 * first days of the other; of two that are over, the wholes, or the means of a day when one is
 * longer. A gap on either side leaves nothing to compare.
 */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatInMonth } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";
import { isGap, type Point, spanName } from "./consumption-bars";

export type Comparison = {
  /** 1.08 = eight percent more. */
  ratio: number;
  /** What was compared: what is over so far, the wholes, or the means of a day. */
  by: "soFar" | "whole" | "mean";
};

/** Below this many whole stretches a part says little of a period. */
const LEAST = 2;
/** The latest days often arrive later: so many of them are waited for, not missed. */
const LATE = 2;

const sum = (points: Point[]) => points.reduce((total, { value }) => total + (value ?? 0), 0);
const whole = (points: Point[]) => points.every(({ complete }) => complete);
const days = ({ first_day, last_day }: ConsumptionOut) =>
  Math.round((Date.parse(last_day) - Date.parse(first_day)) / 86_400_000) + 1;

function ratioOf(mine: number, theirs: number, by: Comparison["by"]): Comparison | null {
  return theirs > 0 ? { ratio: mine / theirs, by } : null;
}

export function compare(
  mine: ConsumptionOut,
  other: ConsumptionOut | undefined,
  now: Date = new Date(),
): Comparison | null {
  const alike = other && other.unit === mine.unit && other.interval === mine.interval;
  if (!alike || mine.total === null || other.total === null) return null;
  const broken = mine.points.findIndex(({ complete }) => !complete);
  if (broken === -1) {
    if (!whole(other.points)) return null;
    const [long, longOther] = [days(mine), days(other)];
    if (long === longOther) return ratioOf(mine.total, other.total, "whole");
    return ratioOf(mine.total / long, other.total / longOther, "mean");
  }
  const over = mine.points.slice(0, broken);
  const rest = mine.points.slice(broken);
  const late = rest.filter((point) => isGap(point, now));
  if (broken < LEAST || late.length > LATE || rest.some(({ complete }) => complete)) return null;
  // Over for good, and incomplete: a gap, not a period that goes on.
  if (rest.every((point) => new Date(point.end) <= now)) return null;
  const theirs = other.points.slice(0, over.length);
  if (theirs.length < over.length || !whole(theirs)) return null;
  return ratioOf(sum(over), sum(theirs), "soFar");
}

const NEAR_MS = 40 * 86_400_000;

/** Whether what is over lacks something that will hardly come any more, since the meter's first day. */
export function hasGaps(
  { points }: ConsumptionOut,
  since: string | null,
  now: Date = new Date(),
): boolean {
  const own = points.filter(({ first_day }) => !since || first_day >= since);
  const missing = own.filter((point) => isGap(point, now));
  const last = own.map(({ complete }) => complete).lastIndexOf(true);
  return missing.length > LATE || missing.some((point) => own.indexOf(point) < last);
}

/** When the other period was: `в октябре`, `в ноябре 2025`, `за 20.10.2026 – 19.11.2026`. */
function when(t: TFunction, other: ConsumptionOut, mine: ConsumptionOut, language: Language) {
  const name = spanName(other, language);
  if (other.interval === "day") return name;
  if (other.interval === "days" || other.first_day.slice(8) !== "01")
    return t("compare.inSpan", { name });
  if (other.interval === "year") return t("compare.inYear", { name });
  const month = formatInMonth(other.first_day, language);
  const near = Date.parse(mine.first_day) - Date.parse(other.first_day) < NEAR_MS;
  return near ? month : `${month} ${other.first_day.slice(0, 4)}`;
}

/** `на 8 % меньше, чем в октябре к этому дню`. */
export function comparisonWords(
  t: TFunction,
  { ratio, by }: Comparison,
  mine: ConsumptionOut,
  other: ConsumptionOut,
  language: Language,
): string {
  const percent = Math.round(Math.abs(ratio - 1) * 100);
  const values = {
    percent,
    // «В 3,2 раза», but «в 5 раз»: by the number as it is shown.
    count: Math.round(ratio * 10) / 10,
    times: formatNumber(ratio, language, 1),
    when: when(t, other, mine, language),
  };
  const kind = percent === 0 ? "same" : ratio >= 2 ? "times" : ratio > 1 ? "more" : "less";
  const than = t(`compare.${kind}`, values);
  if (by === "mean") return t("compare.mean", { than });
  return by === "soFar" ? t(`compare.soFar.${mine.interval}`, { than }) : than;
}
