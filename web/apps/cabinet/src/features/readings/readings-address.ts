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
import type { Step } from "../../shared/api/get-consumption";
import { type Channel, channelsOf } from "../../shared/channels";
import { readRemembered, remember } from "../../shared/remembered";

export type PeriodKind = "calendar" | "billing";

/** What stands behind the bars: nothing, the period before, or the like one (weekday, year ago). */
export const COMPARED = ["none", "previous", "alike"] as const;
export type Compared = (typeof COMPARED)[number];

export type Shown = {
  /** One of the meters of the shown place, or of the account's first one. */
  meter: string;
  /** All places of this account together; missing = the meter's place. */
  account?: string | undefined;
  channel: Channel;
  interval: Interval;
  /** What was given stands below what was taken (`channel` is A+). */
  both?: "1" | undefined;
  /** First day of the shown period. */
  date: string;
  /** How long its points are; missing = as usual. */
  step?: Step | undefined;
  /** A day has none of its own: it keeps the one of the month above it. */
  period: PeriodKind;
  compare: Compared;
};

/** What an interval can be told by beside its usual points, the longest first. */
export const FINER: Record<Interval, Step[]> = {
  day: ["hour"],
  month: ["hour"],
  year: ["day", "hour"],
};

/** What an interval is told by unless something finer is asked for. */
export const USUAL: Record<Interval, Step> = { day: "interval", month: "day", year: "month" };

/** How long the points of what is shown are. */
export function stepOf({ interval, step }: Pick<Shown, "interval" | "step">): Step {
  return step && FINER[interval].includes(step) ? step : USUAL[interval];
}

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

/** Whether a place both takes energy and gives it. */
export function mayBeBoth(channels: Channel[]): boolean {
  return channels.includes("A+") && channels.includes("A-");
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
    account: params.get("account") ?? undefined,
    both: mayBeBoth(channels) && params.get("both") === "1" ? "1" : undefined,
    step: FINER[interval].find((one) => one === params.get("step")),
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
  const { step, account, both, ...rest } = shown;
  const params = new URLSearchParams(rest);
  if (both && shown.channel === "A+") params.set("both", both);
  if (account) params.set("account", account);
  if (step && FINER[shown.interval].includes(step)) params.set("step", step);
  return params;
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
