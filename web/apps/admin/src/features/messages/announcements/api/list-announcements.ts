import { dataOf } from "@personal-cabinet/api/client";
import {
  type AnnouncementOut,
  type AnnouncementState,
  notificationsApi,
} from "@personal-cabinet/api/notifications";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

type Paging = { limit: number; offset: number };

/** Everything that is asked about announcements. */
export const ANNOUNCEMENTS = ["announcements"] as const;
/** One that goes out at once is seen as sent without a press. */
const AGAIN_MS = 2000;

/** How soon to ask again for announcements: soon while one is on its way, else not at all. */
export function askAgain(announcements: AnnouncementOut[]): number | false {
  const now = new Date();
  const going = announcements.some(
    ({ state, publish_at }) => state === "scheduled" && new Date(publish_at) <= now,
  );
  return going ? AGAIN_MS : false;
}

/** A page of announcements, newest first; `null` asks for all states. */
function listAnnouncements(
  state: AnnouncementState | null,
  page: Paging,
): Promise<{ items: AnnouncementOut[]; total: number }> {
  const query = state ? { ...page, state } : page;
  return dataOf(
    notificationsApi.GET("/api/notifications/staff/announcements", { params: { query } }),
  );
}

export function announcementsQuery(state: AnnouncementState | null, page: Paging) {
  return queryOptions({
    queryKey: [...ANNOUNCEMENTS, state, page],
    queryFn: () => listAnnouncements(state, page),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => askAgain(data?.items ?? []),
  });
}
