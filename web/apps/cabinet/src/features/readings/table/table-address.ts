/** What the table of readings shows, read from and written to the address. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { isDay, startOf } from "@personal-cabinet/ui/period/period";
import { type Channel, channelsOf } from "../../../shared/channels";
import { placesOf } from "../../../shared/places";
import type { Source } from "../api/list-readings";
import { firstDayOf, type PeriodKind } from "../readings-address";

/** How long a page of the table is. */
export const LENGTHS = ["month", "year"] as const;

export type Listed = {
  source: Source;
  channel: Channel;
  interval: (typeof LENGTHS)[number];
  /** First day of the period. */
  date: string;
  period: PeriodKind;
};

/** The meters of one place, the present one first. */
export function metersAt(meters: MeterOut[], point: number): MeterOut[] {
  return meters.filter((meter) => meter.usage_point_id === point);
}

/** Which place or meter an address names, and the meter that stands for it; the first place else. */
export function sourceOf(params: URLSearchParams, meters: MeterOut[]) {
  const named = meters.find(({ id }) => String(id) === params.get("meter"));
  const point = named?.usage_point_id ?? Number(params.get("point"));
  const [present = placesOf(meters)[0]] = metersAt(meters, point);
  if (!present) return null;
  const alone = named && metersAt(meters, point).length > 1;
  const source: Source = alone
    ? { kind: "meter", id: named.id }
    : { kind: "point", id: present.usage_point_id };
  return { source, meter: alone ? named : present };
}

/** Whatever is missing or impossible in an address gives the usual: this month. */
export function readListed(
  params: URLSearchParams,
  source: Source,
  meter: MeterOut,
  billingDay: number,
): Listed {
  const interval = LENGTHS.find((one) => one === params.get("interval")) ?? "month";
  const period = params.get("period") === "billing" ? "billing" : "calendar";
  const day = params.get("date");
  const asked = params.get("channel");
  const [usual = "A+"] = channelsOf(meter.channels);
  // Counters may show what no intervals are told of: any kind of energy can be asked for.
  const channel = (["A+", "A-", "R+", "R-"] as const).find((one) => one === asked) ?? usual;
  const from = isDay(day) ? day : (meter.until ?? meter.removed_on ?? todayAt(meter.time_zone));
  const date = startOf(from, interval, firstDayOf(period, billingDay));
  return { source, channel, interval, date, period };
}

export function writeListed({ source, ...rest }: Listed): URLSearchParams {
  return new URLSearchParams({ [source.kind]: String(source.id), ...rest });
}
