/** Turns a period's consumption into bars with names. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import {
  formatDate,
  formatLongDate,
  formatMonth,
  formatShortMonth,
  formatTime,
  formatWeekday,
} from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { shift } from "@personal-cabinet/ui/period/period";

type Point = ConsumptionOut["points"][number];

/** The last local day that a stretch of time touches; its end is not a part of it. */
export function lastDayOf(stretch: { start: string; end: string }): string {
  const endsAtMidnight = formatTime(stretch.end) === "00:00";
  const day = stretch.end.slice(0, 10);
  return endsAtMidnight ? shift(day, "day", -1) : day;
}

function isWholeMonth(point: Point): boolean {
  return (
    point.start.slice(8, 10) === "01" && point.start.slice(0, 7) === lastDayOf(point).slice(0, 7)
  );
}

function nameOf(point: Point, interval: ConsumptionOut["interval"], language: Language): string {
  if (interval === "day") return `${formatTime(point.start)}–${formatTime(point.end)}`;
  if (interval === "month") {
    return `${formatLongDate(point.start, language)}, ${formatWeekday(point.start, language)}`;
  }
  if (isWholeMonth(point)) return formatMonth(point.start, language);
  return `${formatDate(point.start)} – ${formatDate(lastDayOf(point))}`;
}

function labelOf(point: Point, interval: ConsumptionOut["interval"], language: Language): string {
  if (interval === "day") return formatTime(point.start);
  if (interval === "month") return String(Number(point.start.slice(8, 10)));
  return formatShortMonth(lastDayOf(point), language);
}

export function barsOf(
  consumption: ConsumptionOut,
  language: Language,
  now: Date = new Date(),
): Bar[] {
  const { interval } = consumption;
  return consumption.points.map((point) => ({
    key: point.start,
    label: labelOf(point, interval, language),
    name: nameOf(point, interval, language),
    value: point.value,
    complete: point.complete,
    ahead: point.value === null && new Date(point.start) >= now,
  }));
}
