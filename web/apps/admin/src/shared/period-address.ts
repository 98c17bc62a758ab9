/** The period that a list is narrowed to, as the address keeps it. */
import {
  endOf,
  INTERVALS,
  type Interval,
  isDay,
  startOf,
} from "@personal-cabinet/ui/period/period";

export type Period = { interval: Interval; day: string };

/** What does not exist is no period: all times. */
export function readPeriod(params: URLSearchParams): Period | undefined {
  const interval = INTERVALS.find((known) => known === params.get("interval"));
  const day = params.get("date");
  return interval && isDay(day) ? { interval, day } : undefined;
}

/** Writes it into an address that is being made. */
export function putPeriod(next: URLSearchParams, period: Period | undefined): void {
  for (const [name, value] of [
    ["interval", period?.interval],
    ["date", period?.day],
  ] as const) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
}

/** Its days, both inclusive. */
export function daysOf(period: Period | undefined) {
  if (!period) return { from: undefined, to: undefined };
  const { interval, day } = period;
  return { from: startOf(day, interval), to: endOf(day, interval) };
}
