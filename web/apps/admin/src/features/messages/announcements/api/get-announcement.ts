import { dataOf } from "@personal-cabinet/api/client";
import { type AnnouncementOut, notificationsApi } from "@personal-cabinet/api/notifications";

export function getAnnouncement(id: string): Promise<AnnouncementOut> {
  return dataOf(
    notificationsApi.GET("/api/notifications/staff/announcements/{announcement_id}", {
      params: { path: { announcement_id: id } },
    }),
  );
}
