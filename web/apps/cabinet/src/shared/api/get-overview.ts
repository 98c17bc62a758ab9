import { cabinetApi, type OverviewOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** What the main page shows: accounts, meters, diagnostics, counters. */
export function getOverview(): Promise<OverviewOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/overview", {}));
}
