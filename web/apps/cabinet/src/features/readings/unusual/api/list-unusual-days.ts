import { cabinetApi, type UnusualDaysOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";
import type { Channel } from "../../../../shared/channels";

type Days = { channel: Channel; start: string; end: string };

/** Which of these days are unlike others of their kind at a meter's place. */
function listUnusualDays(meter: number, days: Days): Promise<UnusualDaysOut> {
  const params = { path: { meter_id: meter }, query: days };
  return dataOf(cabinetApi.GET("/api/cabinet/meters/{meter_id}/unusual-days", { params }));
}

export function unusualDaysQuery(meter: number, days: Days) {
  return queryOptions({
    queryKey: ["unusual-days", meter, days],
    queryFn: () => listUnusualDays(meter, days),
    meta: KEPT,
  });
}
