/** Turns a period's consumption into bars with names. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import {
  formatDate,
  formatLongDate,
  formatMonth,
  formatShortMonth,
  formatWeekday,
} from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Bar, Sum } from "@personal-cabinet/ui/chart/bar";
import { endOf } from "@personal-cabinet/ui/period/period";
import { type IntervalName, intervalNames } from "./interval-names";

type Point = ConsumptionOut["points"][number];

function nameOfDay({ first_day }: Point, language: Language): IntervalName {
  return {
    label: String(Number(first_day.slice(8, 10))),
    name: `${formatLongDate(first_day, language)}, ${formatWeekday(first_day, language)}`,
  };
}

function nameOfMonth({ first_day, last_day }: Point, language: Language): IntervalName {
  const whole = first_day.slice(8) === "01" && endOf(first_day, "month") === last_day;
  return {
    label: formatShortMonth(first_day, language),
    name: whole
      ? formatMonth(first_day, language)
      : `${formatDate(first_day)} – ${formatDate(last_day)}`,
  };
}

function namesOf({ interval, points }: ConsumptionOut, language: Language): IntervalName[] {
  if (interval === "day") return intervalNames(points, language);
  const nameOf = interval === "month" ? nameOfDay : nameOfMonth;
  return points.map((point) => nameOf(point, language));
}

function goesOn({ start, end }: { start: string; end: string }, now: Date): boolean {
  return new Date(start) <= now && now < new Date(end);
}

export function barsOf(
  consumption: ConsumptionOut,
  language: Language,
  now: Date = new Date(),
): Bar[] {
  const names = namesOf(consumption, language);
  return consumption.points.map((point, index) => ({
    key: point.start,
    label: names[index]?.label ?? "",
    name: names[index]?.name ?? "",
    value: point.value,
    complete: point.complete,
    estimated: point.estimated,
    doubtful: point.doubtful,
    running: !point.complete && goesOn(point, now),
    ahead: point.value === null && new Date(point.start) > now,
    hidden: point.hidden,
  }));
}

/** The whole of a period. It goes on as long as nothing of what is over is missing from it. */
export function totalOf(consumption: ConsumptionOut, now: Date = new Date()): Sum {
  const { total, complete, estimated, doubtful, points } = consumption;
  const gap = points.some((point) => !point.complete && new Date(point.end) <= now);
  return { value: total, complete, estimated, doubtful, running: !complete && !gap };
}
