/** What the consumption chart shows, read from and written to the address. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import {
  besideDays,
  type Days,
  endOf,
  INTERVALS,
  type Interval,
  isDay,
  lengthOf,
  nameOf,
  type Span,
  shift,
  startNamed,
  startOf,
  yearBefore,
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
  interval: Span;
  /** What was given stands below what was taken (`channel` is A+). */
  both?: "1" | undefined;
  /** Reactive energy stands beside it (`channel` is A+). */
  reactive?: "1" | undefined;
  /** First day of the shown period. */
  date: string;
  /** Last one, where days from one to another are shown. */
  end?: string | undefined;
  /** How long its points are; missing = as usual. */
  step?: Step | undefined;
  /** A day has none of its own: it keeps the one of the month above it. */
  period: PeriodKind;
  compare: Compared;
};

/** What says which days are shown. */
export type ShownDays = Pick<Shown, "interval" | "date" | "end">;

/** The days of which `interval` is `days`. */
export function daysOf({ date, end = date }: Pick<Shown, "date" | "end">): Days {
  return { date, end };
}

const STEPS: Record<Interval, Step[]> = {
  day: ["interval", "hour"],
  month: ["day", "hour"],
  year: ["month", "day", "hour"],
};
/** So many days can be told apart as bars, and so few have no field of hours. */
const MOST_BARS = 62;
const LEAST_FIELD = 4;
/** One answer holds 9 000 points; a day of the autumn has an hour more. */
const MOST_BY_DAYS = 9_000;
const MOST_BY_HOURS = 374;

/** What a period can be told by, the longest points first: they are the usual ones. */
export function stepsOf(shown: ShownDays): [Step, ...Step[]] {
  if (shown.interval !== "days") return STEPS[shown.interval] as [Step, ...Step[]];
  const count = lengthOf(daysOf(shown));
  if (count <= MOST_BARS) return count < LEAST_FIELD ? ["day"] : ["day", "hour"];
  if (count > MOST_BY_DAYS) return ["month"];
  return count > MOST_BY_HOURS ? ["month", "day"] : ["month", "day", "hour"];
}

/** How long the points of what is shown are. */
export function stepOf({ step, ...shown }: ShownDays & Pick<Shown, "step">): Step {
  const steps = stepsOf(shown);
  return step && steps.includes(step) ? step : steps[0];
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

/** What may stand beside the active energy of a place: reactive energy taken, else given. */
export function reactiveOf(channels: Channel[]): Channel | undefined {
  if (!channels.includes("A+")) return undefined;
  return (["R+", "R-"] as const).find((one) => channels.includes(one));
}

/** The days that an address names; of days from one to another both, in their order. */
function daysIn(params: URLSearchParams): ShownDays | null {
  const [date, end] = [params.get("date"), params.get("end")];
  const asked = params.get("interval");
  if (asked === "days") {
    return isDay(date) && isDay(end) && date <= end ? { interval: "days", date, end } : null;
  }
  const interval = INTERVALS.find((one) => one === asked) ?? "month";
  return { interval, date: isDay(date) ? date : "" };
}

/** Today; yesterday as long as nothing of today has come: on a month's first day, the month before. */
function latestDay({ time_zone, last_day }: MeterOut): string {
  const today = todayAt(time_zone);
  const yesterday = shift(today, "day", -1);
  return last_day === yesterday ? yesterday : today;
}

/** What an address asks of a meter; whatever is missing or impossible gives the usual: this month. */
export function readShown(params: URLSearchParams, meter: MeterOut, billingDay: number): Shown {
  const channels = channelsOf(meter.channels);
  const period = params.get("period") === "billing" ? "billing" : "calendar";
  const firstDay = firstDayOf(period, billingDay);
  const { interval, date, end } = daysIn(params) ?? { interval: "month", date: "" };
  const day = date || latestDay(meter);
  const days = {
    interval,
    date: interval === "days" ? day : startOf(day, interval, firstDay),
    end,
  };
  return {
    meter: String(meter.id),
    account: params.get("account") ?? undefined,
    both: mayBeBoth(channels) && params.get("both") === "1" ? "1" : undefined,
    reactive: reactiveOf(channels) && params.get("reactive") === "1" ? "1" : undefined,
    step: stepsOf(days)
      .slice(1)
      .find((one) => one === params.get("step")),
    channel: channels.find((one) => one === params.get("channel")) ?? channels[0] ?? "A+",
    ...days,
    period,
    compare: COMPARED.find((one) => one === params.get("compare")) ?? rememberedCompared(),
  };
}

/** The days that the shown ones are compared with; null when with none. */
export function comparedDays(shown: Shown, firstDay: number): Pick<Shown, "date" | "end"> | null {
  const { interval, date, compare } = shown;
  if (compare === "none") return null;
  if (interval === "days") {
    const { end } = daysOf(shown);
    if (compare === "previous") return besideDays({ date, end }).before;
    return { date: yearBefore(date), end: yearBefore(end) };
  }
  if (compare === "previous" || interval === "year") {
    return { date: shift(date, interval, -1, firstDay) };
  }
  return {
    date: interval === "day" ? shift(date, "day", -7) : shift(date, "month", -12, firstDay),
  };
}

/** The last of the shown days. */
export function lastOf(shown: ShownDays, firstDay: number): string {
  if (shown.interval === "days") return daysOf(shown).end;
  return endOf(shown.date, shown.interval, firstDay);
}

/** What shows these days in another way: those of the month around them, or just as many. */
export function inOtherSpan(
  shown: ShownDays,
  interval: Span,
  firstDay: number,
  today: string,
): ShownDays {
  if (interval !== "days") return { interval, date: startOf(shown.date, interval, firstDay) };
  const last = lastOf(shown, firstDay);
  const end = shown.date <= today && today < last ? today : last;
  return { interval, date: shown.date, end };
}

export function writeShown(shown: Shown): URLSearchParams {
  const { step, account, both, reactive, end, ...rest } = shown;
  const params = new URLSearchParams(rest);
  if (shown.interval === "days") params.set("end", daysOf(shown).end);
  if (both && shown.channel === "A+") params.set("both", both);
  if (reactive && shown.channel === "A+") params.set("reactive", reactive);
  if (account) params.set("account", account);
  if (step && stepsOf(shown).slice(1).includes(step)) params.set("step", step);
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
  if (interval === "day" || interval === "days") return { date, period: next };
  const [from, to] = [firstDayOf(period, billingDay), firstDayOf(next, billingDay)];
  const running = date <= today && today <= endOf(date, interval, from);
  const start = running
    ? startOf(today, interval, to)
    : startNamed(nameOf(date, interval, from), interval, to);
  return { date: start, period: next };
}
