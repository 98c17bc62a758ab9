/** Turns a period's consumption into bars with names. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import {
  formatDate,
  formatLongDate,
  formatMonth,
  formatShortMonth,
  formatWeekday,
  isWeekend,
} from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Bar, Sum } from "@personal-cabinet/ui/chart/bar";
import { endOf, type Interval } from "@personal-cabinet/ui/period/period";
import { daysName, periodName } from "@personal-cabinet/ui/period/period-words";
import { type IntervalName, intervalNames } from "./interval-names";

/** How a calendar year and month begin. */
const CALENDAR = { year: "01-01", month: "01" };

export type Point = ConsumptionOut["points"][number];

const STRIDES: Record<Interval, number[]> = {
  day: [0.5, 1, 2, 3, 4, 6, 12],
  month: [1, 2, 5, 10],
  year: [1, 2, 3, 6],
};

/** How far apart the axis of such a period may have its labels: days, months, hours. */
export function stridesOf({ interval, step }: Pick<ConsumptionOut, "interval" | "step">): number[] {
  if (interval !== "days") return STRIDES[interval];
  return STRIDES[step === "month" ? "year" : "month"];
}

function nameOfDay({ first_day }: Point, language: Language): IntervalName {
  const day = Number(first_day.slice(8, 10));
  return {
    label: String(day),
    name: `${formatLongDate(first_day, language)}, ${formatWeekday(first_day, language)}`,
    at: day,
  };
}

/** Days of two months on one axis: each month is named where it begins. */
function withMonths(names: IntervalName[], points: Point[], language: Language): IntervalName[] {
  const months = points.map(({ first_day }) => first_day.slice(0, 7));
  if (new Set(months).size < 2) return names;
  return names.map((name, index) => ({
    ...name,
    mark:
      months[index] === months[index - 1]
        ? undefined
        : formatShortMonth(`${months[index]}-01`, language),
  }));
}

function nameOfMonth({ first_day, last_day }: Point, language: Language): IntervalName {
  const whole = first_day.slice(8) === "01" && endOf(first_day, "month") === last_day;
  return {
    label: formatShortMonth(first_day, language),
    name: whole
      ? formatMonth(first_day, language)
      : `${formatDate(first_day)} – ${formatDate(last_day)}`,
    at: Number(first_day.slice(5, 7)) - 1,
  };
}

/** Hours of many days: each is named with its day, and told from its twin where clocks are changed. */
function namesOfHours(points: Point[], language: Language): IntervalName[] {
  const days = new Map<string, Point[]>();
  for (const point of points) {
    const hours = days.get(point.first_day);
    if (hours) hours.push(point);
    else days.set(point.first_day, [point]);
  }
  return [...days.values()].flatMap((hours) => {
    const day = hours[0] ? nameOfDay(hours[0], language).name : "";
    return intervalNames(hours, language).map((hour) => ({
      ...hour,
      name: `${day}, ${hour.name}`,
    }));
  });
}

function namesOf({ interval, step, points }: ConsumptionOut, language: Language): IntervalName[] {
  if (interval === "day") return intervalNames(points, language);
  if (step === "month") return points.map((point) => nameOfMonth(point, language));
  if (step !== "day") return namesOfHours(points, language);
  const days = points.map((point) => nameOfDay(point, language));
  return interval === "year" ? days : withMonths(days, points, language);
}

function goesOn({ start, end }: { start: string; end: string }, now: Date): boolean {
  return new Date(start) <= now && now < new Date(end);
}

/** Whether something of a stretch that is over is missing. */
export function isGap({ complete, hidden, end }: Point, now: Date): boolean {
  return !complete && !hidden && new Date(end) <= now;
}

export function barsOf(
  consumption: ConsumptionOut,
  language: Language,
  now: Date = new Date(),
): Bar[] {
  const names = namesOf(consumption, language);
  return consumption.points.map((point, index) => ({
    ...(names[index] ?? { label: "", name: "" }),
    key: point.start,
    value: point.value,
    complete: point.complete,
    estimated: point.estimated,
    doubtful: point.doubtful,
    running: !point.complete && goesOn(point, now),
    ahead: point.value === null && new Date(point.start) > now,
    hidden: point.hidden,
    weekend: consumption.step === "day" && isWeekend(point.first_day),
  }));
}

/** What says which stretches of two periods answer to each other: the clock, else the place. */
function placesOf({ interval, points }: ConsumptionOut): string[] {
  if (interval !== "day") return points.map((_, index) => String(index));
  const clocks = points.map(({ start }) => start.slice(11, 16));
  // An hour that comes twice has a place for each of its times.
  return clocks.map(
    (clock, n) => `${clock} ${clocks.slice(0, n).filter((one) => one === clock).length}`,
  );
}

/** The bars with what the other period's same stretches came to, of those that are whole. */
export function besideOther(
  bars: Bar[],
  consumption: ConsumptionOut,
  other: ConsumptionOut | undefined,
  language: Language,
): Bar[] {
  if (!other || other.unit !== consumption.unit) return bars;
  // Half-hours beside hours are unlike.
  const measured = consumption.interval_minutes === other.interval_minutes;
  if (consumption.interval === "day" && !measured) return bars;
  const theirs = barsOf(other, language);
  const byPlace = new Map(placesOf(other).map((place, index) => [place, theirs[index]]));
  const places = placesOf(consumption);
  const day =
    consumption.interval === "day" ? `${formatLongDate(other.first_day, language)}, ` : "";
  return bars.map((bar, index) => {
    const twin = byPlace.get(places[index] ?? "");
    if (!twin?.complete || twin.value === null) return bar;
    return { ...bar, other: { value: twin.value, name: `${day}${twin.name}` } };
  });
}

/** The bars with what went the other way in the same time. */
export function besideGiven(
  bars: Bar[],
  given: ConsumptionOut | undefined,
  language: Language,
): Bar[] {
  if (!given || given.points.length !== bars.length) return bars;
  const theirs = barsOf(given, language);
  return bars.map((bar, index) => ({ ...bar, given: theirs[index] }));
}

/** What a period is called: `ноябрь 2026`, `2026`, `21 ноября 2026`, else by its days. */
export function spanName(
  { interval, first_day, last_day }: Pick<ConsumptionOut, "interval" | "first_day" | "last_day">,
  language: Language,
): string {
  if (interval === "days") return daysName({ date: first_day, end: last_day }, language);
  const calendar =
    interval === "day" || first_day.slice(interval === "year" ? 5 : 8) === CALENDAR[interval];
  if (calendar) return periodName(first_day, interval, language);
  return `${formatDate(first_day)} – ${formatDate(last_day)}`;
}

/** The whole of a period. It goes on as long as nothing of what is over is missing from it. */
export function totalOf(consumption: ConsumptionOut, now: Date = new Date()): Sum {
  const { total, complete, estimated, doubtful, points } = consumption;
  const gap = points.some((point) => !point.complete && new Date(point.end) <= now);
  return { value: total, complete, estimated, doubtful, running: !complete && !gap };
}
