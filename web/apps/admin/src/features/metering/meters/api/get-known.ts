import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { METERS } from "./list-meters";

export type Channel = "A+" | "A-" | "R+" | "R-";
export type KnownQuery = { channel: Channel; date: string; as_known_on: string };

/** A month at a meter's place by days, as it was known on a day. */
export function knownQuery(id: number, query: KnownQuery) {
  return queryOptions({
    queryKey: [...METERS, "known", id, query],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/meters/{meter_id}/consumption", {
          params: { path: { meter_id: id }, query: { ...query, interval: "month", cost: true } },
        }),
      ),
  });
}

/** What counters at a meter's place showed in a month, as it was known on a day. */
export function knownReadingsQuery(id: number, query: KnownQuery) {
  return queryOptions({
    queryKey: [...METERS, "known readings", id, query],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/meters/{meter_id}/readings", {
          // As many as one answer tells.
          params: {
            path: { meter_id: id },
            query: { ...query, interval: "month", limit: 200, cost: true },
          },
        }),
      ),
  });
}
