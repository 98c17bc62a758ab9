/** A period's consumption as the service tells it, at a place in Moscow's time unless another is given. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import {
  type Days,
  endOf,
  type Interval,
  type Span,
  shift,
  startOf,
} from "@personal-cabinet/ui/period/period";

/** When a local day begins there, as the service writes it. */
export type Stamp = (day: string) => string;

const inMoscow: Stamp = (day) => `${day}T00:00:00+03:00`;

/**
 * The month (year, or that day alone) of a day, by days (months); `told` gives each by its first day, null for what
 * is not known. A gap counts as incomplete.
 */
export function periodOf(
  interval: Interval,
  date: string,
  told: (day: string) => number | null,
  firstDay = 1,
  stamp = inMoscow,
): ConsumptionOut {
  const step = interval === "year" ? "month" : "day";
  const days = { date: startOf(date, interval, firstDay), end: endOf(date, interval, firstDay) };
  return spanOf(interval, date, days, step, told, firstDay, stamp);
}

/** The same of days from one to another, each a point. */
export function daysFrom(
  days: Days,
  told: (day: string) => number | null,
  stamp = inMoscow,
): ConsumptionOut {
  return spanOf("days", days.date, days, "day", told, 1, stamp);
}

function spanOf(
  interval: Span,
  date: string,
  { date: first, end: last }: Days,
  step: "day" | "month",
  told: (day: string) => number | null,
  firstDay: number,
  stamp: Stamp,
): ConsumptionOut {
  const points: ConsumptionOut["points"] = [];
  for (let day = first; day <= last; day = shift(day, step, 1, firstDay)) {
    const end = endOf(day, step, firstDay);
    const value = told(day);
    points.push({
      start: stamp(day),
      end: stamp(shift(end, "day", 1)),
      first_day: day,
      last_day: end,
      value,
      complete: value !== null,
      estimated: null,
      doubtful: null,
      quality: value === null ? null : "good",
      hidden: false,
    });
  }
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    meter_id: 7,
    channel: "A+",
    interval,
    date,
    step: interval === "day" ? "interval" : step,
    unit: "kWh",
    interval_minutes: 60,
    start: stamp(first),
    end: stamp(shift(last, "day", 1)),
    first_day: first,
    last_day: last,
    points,
    total: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
    complete: known.length === points.length,
    estimated: null,
    doubtful: null,
    previous_date: null,
    next_date: null,
  };
}
