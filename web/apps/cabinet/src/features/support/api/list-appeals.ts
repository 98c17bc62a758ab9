import { type AppealOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** Of all that is asked about appeals; the stream of changes says the same word. */
export const APPEALS = ["appeals"] as const;

export type AppealsQuery = { archived: boolean; search: string; limit: number; offset: number };

/** Answers come while the page is open; the stream may be cut. */
const AGAIN_MS = 60_000;

/** A page of one's own appeals, those that were touched last first. */
export function appealsQuery(query: AppealsQuery) {
  return queryOptions<{ items: AppealOut[]; total: number; unread: number }>({
    queryKey: [...APPEALS, "list", query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/appeals", { params: { query } })),
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
    meta: KEPT,
  });
}
