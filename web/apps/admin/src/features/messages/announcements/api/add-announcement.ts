import { dataOf } from "@personal-cabinet/api/client";
import { type AnnouncementIn, notificationsApi } from "@personal-cabinet/api/notifications";

/** Makes an announcement; without `publish_at` it goes out within a second. */
export async function addAnnouncement(given: AnnouncementIn): Promise<void> {
  await dataOf(notificationsApi.POST("/api/notifications/staff/announcements", { body: given }));
}
