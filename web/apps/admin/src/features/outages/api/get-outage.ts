import { cabinetApi, type StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { OUTAGES } from "./list-outages";

/** One outage with all that is known of it. */
export function outageQuery(id: string) {
  return queryOptions<StaffOutageCardOut>({
    queryKey: [...OUTAGES, "one", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/outages/{outage_id}", {
          params: { path: { outage_id: Number(id) } },
        }),
      ) as Promise<StaffOutageCardOut>,
  });
}

/** The accounts that it touches today. */
export function touchedQuery(id: string, page: { limit: number; offset: number }) {
  return queryOptions({
    queryKey: [...OUTAGES, "touched", id, page],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/outages/{outage_id}/accounts", {
          params: { path: { outage_id: Number(id) }, query: page },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
