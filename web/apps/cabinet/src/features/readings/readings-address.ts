/** What the consumption chart shows, read from and written to the address. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { INTERVALS, type Interval, isDay, startOf } from "@personal-cabinet/ui/period/period";
import { type Channel, channelsOf } from "../../shared/channels";

export type PeriodKind = "calendar" | "billing";

export type Shown = {
  meter: string;
  channel: Channel;
  interval: Interval;
  /** First day of the calendar interval by whose name the period goes. */
  date: string;
  period: PeriodKind;
};

/** What an address asks of a meter; whatever is missing or impossible gives the usual: this month. */
export function readShown(params: URLSearchParams, meter: MeterOut): Shown {
  const channels = channelsOf(meter.channels);
  const interval = INTERVALS.find((one) => one === params.get("interval")) ?? "month";
  const day = params.get("date");
  return {
    meter: String(meter.id),
    channel: channels.find((one) => one === params.get("channel")) ?? channels[0] ?? "A+",
    interval,
    date: startOf(isDay(day) ? day : todayAt(meter.time_zone), interval),
    // A day has no billing kind.
    period: params.get("period") === "billing" && interval !== "day" ? "billing" : "calendar",
  };
}

export function writeShown(shown: Shown): URLSearchParams {
  return new URLSearchParams(shown);
}
