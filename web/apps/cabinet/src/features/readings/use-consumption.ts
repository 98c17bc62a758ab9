/** The shown period's consumption and that of the period beside it. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { endOf } from "@personal-cabinet/ui/period/period";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ConsumptionQuestion, consumptionQuery } from "../../shared/api/get-consumption";
import { comparedDate, type Shown } from "./readings-address";

/** A question of what is shown, or of another period or kind of it. */
export function queryOf(
  meterId: MeterOut["id"],
  shown: Shown,
  date: string,
  more: Pick<ConsumptionQuestion, "cost" | "zones"> = {},
) {
  const { channel, interval, period, step, account } = shown;
  const question = { channel, interval, date, period, step, ...more };
  return consumptionQuery(account ? { account: Number(account) } : meterId, question);
}

/** The former period stays in sight, and the focus in it, until the next one has come. */
export function useConsumption(meter: MeterOut, shown: Shown, firstDay: number) {
  const consumption = useQuery({
    ...queryOf(meter.id, shown, shown.date),
    placeholderData: keepPreviousData<ConsumptionOut>,
  });
  // Fields have no room for what they are compared with.
  const bars = shown.step === undefined || shown.interval === "day";
  const date = bars ? comparedDate(shown, firstDay) : null;
  const lies =
    date && (!meter.first_day || endOf(date, shown.interval, firstDay) >= meter.first_day);
  const beside = useQuery({
    ...queryOf(meter.id, shown, date ?? shown.date),
    enabled: Boolean(lies),
  });
  const other = lies && !consumption.isPlaceholderData ? beside.data : undefined;
  // Of a field there is no other side.
  const back = useQuery({
    ...queryOf(meter.id, { ...shown, channel: "A-" }, shown.date),
    enabled: Boolean(shown.both && bars),
  });
  const given = shown.both && bars && !consumption.isPlaceholderData ? back.data : undefined;
  return { consumption, other, given };
}
