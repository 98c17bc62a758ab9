import { cabinetApi, type ReportGroupOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { OUTAGES } from "./list-outages";

const RENEWED_MS = 30_000;

/** Open reports of the last day by street; those that look like an outage come first. */
export const reportGroups = queryOptions<ReportGroupOut[]>({
  queryKey: [...OUTAGES, "reports"],
  queryFn: async () =>
    (await dataOf(cabinetApi.GET("/api/cabinet/staff/outage-reports", {})))
      .groups as ReportGroupOut[],
  refetchInterval: RENEWED_MS,
});
