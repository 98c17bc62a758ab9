/** The running month of a meter's place, and the one before it. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { shift } from "@personal-cabinet/ui/period/period";
import { useQuery } from "@tanstack/react-query";
import { getConsumption } from "../../shared/api/get-consumption";
import { channelsOf } from "../../shared/channels";

function useMonthOf(meter: MeterOut | undefined, date: string) {
  const question = {
    channel: channelsOf(meter?.channels ?? [])[0] ?? "A+",
    interval: "month",
    date,
    period: "calendar",
  } as const;
  const id = meter?.id ?? 0;
  return useQuery<ConsumptionOut>({
    queryKey: ["consumption", id, question],
    queryFn: () => getConsumption(id, question),
    enabled: meter !== undefined,
  });
}

export function useMonth(meter: MeterOut | undefined) {
  const today = todayAt(meter?.time_zone);
  return {
    today,
    month: useMonthOf(meter, today),
    before: useMonthOf(meter, shift(today, "month", -1)),
  };
}
