/** The shown period's consumption and that of the period beside it. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ConsumptionQuestion, consumptionQuery } from "../../shared/api/get-consumption";
import { isFieldOf } from "./is-field";
import { comparedDays, daysOf, lastOf, type Shown, stepOf } from "./readings-address";

/** Of whom what is shown tells. */
export function ofShown(meterId: MeterOut["id"], { account }: Pick<Shown, "account">) {
  return account ? { account: Number(account) } : meterId;
}

/** What is asked of the shown days. */
export function questionOf(shown: Shown): ConsumptionQuestion {
  const { channel, interval, date, period, step } = shown;
  const days = daysOf(shown);
  const which =
    interval === "days"
      ? { start: days.date, end: days.end, step: stepOf(shown) }
      : { interval, date, step };
  return { channel, period, ...which };
}

/** A question of what is shown, or of other days or another kind of it. */
export function queryOf(
  meterId: MeterOut["id"],
  shown: Shown,
  more: Pick<ConsumptionQuestion, "cost" | "zones"> = {},
) {
  return consumptionQuery(ofShown(meterId, shown), { ...questionOf(shown), ...more });
}

/** The former period stays in sight, and the focus in it, until the next one has come. */
export function useConsumption(meter: MeterOut, shown: Shown, firstDay: number) {
  const consumption = useQuery({
    ...queryOf(meter.id, shown),
    placeholderData: keepPreviousData<ConsumptionOut>,
  });
  // Fields have no room for what they are compared with.
  const bars = !isFieldOf(shown, stepOf(shown));
  const days = bars ? comparedDays(shown, firstDay) : null;
  const compared = { ...shown, ...days };
  const lies = days && (!meter.first_day || lastOf(compared, firstDay) >= meter.first_day);
  const beside = useQuery({
    ...queryOf(meter.id, compared),
    enabled: Boolean(lies),
  });
  const other = lies && !consumption.isPlaceholderData ? beside.data : undefined;
  // What it will be called is known before: its place is kept.
  const awaited =
    lies && beside.isPending
      ? {
          interval: shown.interval,
          first_day: days.date,
          last_day: lastOf(compared, firstDay),
        }
      : undefined;
  // Of a field there is no other side.
  const back = useQuery({
    ...queryOf(meter.id, { ...shown, channel: "A-" }),
    enabled: Boolean(shown.both && bars),
  });
  const given = shown.both && bars && !consumption.isPlaceholderData ? back.data : undefined;
  return { consumption, other, awaited, given };
}
