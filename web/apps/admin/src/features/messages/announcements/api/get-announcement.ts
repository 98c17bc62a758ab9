import { dataOf } from "@personal-cabinet/api/client";
import { type AnnouncementOut, notificationsApi } from "@personal-cabinet/api/notifications";
import { queryOptions } from "@tanstack/react-query";
import { ANNOUNCEMENTS, askAgain } from "./list-announcements";

function getAnnouncement(id: string): Promise<AnnouncementOut> {
  return dataOf(
    notificationsApi.GET("/api/notifications/staff/announcements/{announcement_id}", {
      params: { path: { announcement_id: id } },
    }),
  );
}

/** One announcement; asked again while it is on its way and its numbers are not known yet. */
export function announcementQuery(id: string) {
  return queryOptions({
    queryKey: [...ANNOUNCEMENTS, "one", id],
    queryFn: () => getAnnouncement(id),
    refetchInterval: ({ state: { data } }) => askAgain(data ? [data] : []),
  });
}
