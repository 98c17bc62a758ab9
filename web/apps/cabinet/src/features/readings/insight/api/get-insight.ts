import { cabinetApi, type InsightOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";
import type { Channel } from "../../../../shared/channels";

/** What the past of a meter's place tells of one kind of energy. */
function getInsight(meter: number, channel: Channel): Promise<InsightOut> {
  const params = { path: { meter_id: meter }, query: { channel } };
  return dataOf(cabinetApi.GET("/api/cabinet/meters/{meter_id}/insight", { params }));
}

export function insightQuery(meter: number, channel: Channel) {
  return queryOptions({
    queryKey: ["insight", meter, channel],
    queryFn: () => getInsight(meter, channel),
    meta: KEPT,
  });
}
