import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { METERS } from "./list-meters";

export type EventsQuery = {
  /** Any day of the month; none = the latest month in which there is something. */
  month?: string | undefined;
  limit: number;
  offset: number;
};

/** What a meter noticed in a month, the latest first. */
export function eventsQuery(id: number, query: EventsQuery) {
  return queryOptions({
    queryKey: [...METERS, "events", id, query],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/meters/{meter_id}/events", {
          params: { path: { meter_id: id }, query },
        }),
      ),
  });
}
