/** The shown period's consumption and that of the period beside it. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { endOf } from "@personal-cabinet/ui/period/period";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { consumptionQuery } from "../../shared/api/get-consumption";
import { comparedDate, type Shown } from "./readings-address";

function queryOf(meterId: MeterOut["id"], { channel, interval, period }: Shown, date: string) {
  return consumptionQuery(meterId, { channel, interval, date, period });
}

/** The former period stays in sight, and the focus in it, until the next one has come. */
export function useConsumption(meter: MeterOut, shown: Shown, firstDay: number) {
  const consumption = useQuery({
    ...queryOf(meter.id, shown, shown.date),
    placeholderData: keepPreviousData<ConsumptionOut>,
  });
  const date = comparedDate(shown, firstDay);
  const lies =
    date && (!meter.first_day || endOf(date, shown.interval, firstDay) >= meter.first_day);
  const beside = useQuery({
    ...queryOf(meter.id, shown, date ?? shown.date),
    enabled: Boolean(lies),
  });
  const other = lies && !consumption.isPlaceholderData ? beside.data : undefined;
  return { consumption, other };
}
