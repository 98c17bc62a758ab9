import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";

/** Withdraws what has not gone out; 409 `not-scheduled` when it has. */
export async function withdrawAnnouncement(id: string): Promise<void> {
  await dataOf(
    notificationsApi.POST("/api/notifications/staff/announcements/{announcement_id}/withdraw", {
      params: { path: { announcement_id: id } },
    }),
  );
}
