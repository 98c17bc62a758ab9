import { cabinetApi, type OverviewOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** What the main page shows: accounts, meters, diagnostics, counters. */
export function getOverview(): Promise<OverviewOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/overview", {}));
}

export const overviewQuery = queryOptions({
  queryKey: ["overview"],
  queryFn: getOverview,
  meta: KEPT,
});
