import { cabinetApi, type EventPageOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Shown } from "../shown";
import { EVENTS, questionOf } from "./question";

/** One page of a month's events of the reader's meters, the gravest first. */
export function listEvents(shown: Shown, page: { limit: number; offset: number }) {
  return queryOptions<EventPageOut>({
    queryKey: [...EVENTS, shown, page],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/events", {
          params: { query: { ...questionOf(shown), ...page } },
        }),
      ),
    placeholderData: keepPreviousData,
    meta: KEPT,
  });
}
