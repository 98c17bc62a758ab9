import { dataOf } from "@personal-cabinet/api/client";
import { type NoticeOut, notificationsApi } from "@personal-cabinet/api/notifications";

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
