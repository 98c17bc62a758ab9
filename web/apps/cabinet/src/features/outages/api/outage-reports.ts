import {
  cabinetApi,
  type OutageReportIn,
  type OutageReportOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { OUTAGES } from "./list-outages";

/** One's own reports of the last week, the latest first. */
export const reportsQuery = queryOptions<OutageReportOut[]>({
  queryKey: [...OUTAGES, "reports"],
  queryFn: async () => (await dataOf(cabinetApi.GET("/api/cabinet/outage-reports", {}))).items,
});

/** Tells that there is no light; sent twice with one key it is told once. */
export function reportOutage(body: OutageReportIn, key: string): Promise<OutageReportOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/outage-reports", {
      params: { header: { "Idempotency-Key": key } },
      body,
    }),
  );
}

/** «Свет появился». */
export function endReport(id: OutageReportOut["id"]): Promise<unknown> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/outage-reports/{report_id}/over", {
      params: { path: { report_id: id } },
    }),
  );
}
