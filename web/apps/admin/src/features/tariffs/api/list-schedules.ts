import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Everything that is asked about tariff schedules. */
export const TARIFFS = ["tariff-schedules"] as const;

export type ScheduleQuery = { search: string; archived: boolean; limit: number; offset: number };

/** A page of tariff schedules, by name. */
export function schedulesQuery(query: ScheduleQuery) {
  return queryOptions({
    queryKey: [...TARIFFS, "list", query],
    queryFn: () =>
      dataOf(cabinetApi.GET("/api/cabinet/staff/tariff-schedules", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
