import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import type { Channel } from "../../../../shared/channels";

export type KnownQuery = {
  channel: Channel;
  start: string;
  end: string;
  as_known_on?: string | undefined;
};

/** The days of a period at a meter's place, as they are or as they were known on a day. */
export function knownQuery(meterId: number, query: KnownQuery) {
  return queryOptions({
    queryKey: ["consumption", "known", meterId, query],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/meters/{meter_id}/consumption", {
          params: { path: { meter_id: meterId }, query: { ...query, step: "day", cost: true } },
        }),
      ),
  });
}
