/** The period that a list is narrowed to, as the address keeps it. */
import {
  endOf,
  INTERVALS,
  type Interval,
  isDay,
  startOf,
} from "@personal-cabinet/ui/period/period";

/** A day, month or year; or days from any one to any other (manual 000, figure 45). */
export type Period =
  | { interval: Interval; day: string }
  | { interval: "days"; day: string; end: string };

/** What does not exist is no period: all times. */
export function readPeriod(params: URLSearchParams): Period | undefined {
  const interval = INTERVALS.find((known) => known === params.get("interval"));
  const [day, end] = [params.get("date"), params.get("end")];
  if (params.get("interval") === "days" && isDay(day) && isDay(end) && day <= end) {
    return { interval: "days", day, end };
  }
  return interval && isDay(day) ? { interval, day } : undefined;
}

/** Writes it into an address that is being made. */
export function putPeriod(next: URLSearchParams, period: Period | undefined): void {
  for (const [name, value] of [
    ["interval", period?.interval],
    ["date", period?.day],
    ["end", period?.interval === "days" ? period.end : undefined],
  ] as const) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
}

/** Its days, both inclusive. */
export function daysOf(period: Period | undefined) {
  if (!period) return { from: undefined, to: undefined };
  if (period.interval === "days") return { from: period.day, to: period.end };
  const { interval, day } = period;
  return { from: startOf(day, interval), to: endOf(day, interval) };
}
