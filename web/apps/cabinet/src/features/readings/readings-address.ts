/** What the consumption chart shows, read from and written to the address. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import {
  endOf,
  INTERVALS,
  type Interval,
  isDay,
  nameOf,
  shift,
  startNamed,
  startOf,
} from "@personal-cabinet/ui/period/period";
import { type Channel, channelsOf } from "../../shared/channels";
import { readRemembered, remember } from "../../shared/remembered";

export type PeriodKind = "calendar" | "billing";

/** What stands behind the bars: nothing, the period before, or the like one (weekday, year ago). */
export const COMPARED = ["none", "previous", "alike"] as const;
export type Compared = (typeof COMPARED)[number];

export type Shown = {
  meter: string;
  channel: Channel;
  interval: Interval;
  /** First day of the shown period. */
  date: string;
  /** A day has none of its own: it keeps the one of the month above it. */
  period: PeriodKind;
  compare: Compared;
};

const REMEMBERED = "compare";

function rememberedCompared(): Compared {
  const before = readRemembered(REMEMBERED);
  return COMPARED.find((one) => one === before) ?? "previous";
}

/** Keeps the choice for the next visit in this browser. */
export function rememberCompared(compare: Compared): void {
  remember(REMEMBERED, compare);
}

/** The day of the month on which the shown kind of period begins. */
export function firstDayOf(period: PeriodKind, billingDay: number): number {
  return period === "billing" ? billingDay : 1;
}

/** What an address asks of a meter; whatever is missing or impossible gives the usual: this month. */
export function readShown(params: URLSearchParams, meter: MeterOut, billingDay: number): Shown {
  const channels = channelsOf(meter.channels);
  const interval = INTERVALS.find((one) => one === params.get("interval")) ?? "month";
  const day = params.get("date");
  const period = params.get("period") === "billing" ? "billing" : "calendar";
  const firstDay = firstDayOf(period, billingDay);
  return {
    meter: String(meter.id),
    channel: channels.find((one) => one === params.get("channel")) ?? channels[0] ?? "A+",
    interval,
    date: startOf(isDay(day) ? day : todayAt(meter.time_zone), interval, firstDay),
    period,
    compare: COMPARED.find((one) => one === params.get("compare")) ?? rememberedCompared(),
  };
}

/** The first day of the period that the shown one is compared with; null when with none. */
export function comparedDate({ interval, date, compare }: Shown, firstDay: number): string | null {
  if (compare === "none") return null;
  if (compare === "previous" || interval === "year") return shift(date, interval, -1, firstDay);
  return interval === "day" ? shift(date, "day", -7) : shift(date, "month", -12, firstDay);
}

export function writeShown(shown: Shown): URLSearchParams {
  return new URLSearchParams(shown);
}

/**
 * The same month or year in the other kind of periods: the running one stays the running one, any
 * other keeps its name (April stays April).
 */
export function inOtherKind(
  { interval, date, period }: Pick<Shown, "interval" | "date" | "period">,
  next: PeriodKind,
  billingDay: number,
  today: string,
): Pick<Shown, "date" | "period"> {
  const [from, to] = [firstDayOf(period, billingDay), firstDayOf(next, billingDay)];
  const running = date <= today && today <= endOf(date, interval, from);
  const start = running
    ? startOf(today, interval, to)
    : startNamed(nameOf(date, interval, from), interval, to);
  return { date: interval === "day" ? date : start, period: next };
}
