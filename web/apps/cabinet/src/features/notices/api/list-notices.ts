import { dataOf } from "@personal-cabinet/api/client";
import { type NoticeOut, notificationsApi } from "@personal-cabinet/api/notifications";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** Of all lists of notices, banners too. */
export const NOTICE_LISTS = ["notices", "list"] as const;
/** Of all that is asked about notices. */
export const NOTICES = ["notices"] as const;

/** A page of notices, unread ones first, each group newest first. */
export function listNotices(
  state: "all" | "unread" | "modal",
  page: { limit: number; offset: number },
): Promise<{ items: NoticeOut[]; total: number }> {
  return dataOf(
    notificationsApi.GET("/api/notifications/notices", {
      params: { query: { state, ...page } },
    }),
  );
}

export function noticesQuery(
  state: "all" | "unread" | "modal",
  page: { limit: number; offset: number },
) {
  return queryOptions({
    queryKey: [...NOTICE_LISTS, state, page],
    queryFn: () => listNotices(state, page),
    placeholderData: (before) => before,
    // What wants to be confirmed is asked for when it can be.
    meta: state === "modal" ? undefined : KEPT,
  });
}
