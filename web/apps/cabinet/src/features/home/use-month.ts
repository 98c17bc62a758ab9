/** The running month of a meter's place, and the one before it. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { shift, startOf } from "@personal-cabinet/ui/period/period";
import { useQuery } from "@tanstack/react-query";
import { consumptionQuery } from "../../shared/api/get-consumption";
import { channelsOf } from "../../shared/channels";

function useMonthOf(meter: MeterOut | undefined, day: string) {
  const question = {
    channel: channelsOf(meter?.channels ?? [])[0] ?? "A+",
    interval: "month",
    date: startOf(day, "month"),
    period: "calendar",
  } as const;
  return useQuery({
    ...consumptionQuery(meter?.id ?? 0, question),
    enabled: meter !== undefined,
  });
}

/** `seen`: the moment that the page is of, where it is not now. */
export function useMonth(meter: MeterOut | undefined, seen: Date | undefined) {
  const today = todayAt(meter?.time_zone, seen);
  return {
    today,
    month: useMonthOf(meter, today),
    before: useMonthOf(meter, shift(today, "month", -1)),
  };
}
