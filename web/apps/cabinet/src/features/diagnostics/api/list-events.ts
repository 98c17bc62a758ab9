import { cabinetApi, type MeterEventOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** One page of a meter's events, the latest first. */
export function listEvents(
  meterId: MeterEventOut["meter_id"],
  page: { limit: number; offset: number },
): Promise<{ items: MeterEventOut[]; total: number }> {
  return dataOf(
    cabinetApi.GET("/api/cabinet/meters/{meter_id}/events", {
      params: { path: { meter_id: meterId }, query: page },
    }),
  );
}
