import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";

/** Marks a notice read, or closes a banner. */
export async function readNotice(id: string): Promise<void> {
  await dataOf(
    notificationsApi.POST("/api/notifications/notices/{notice_id}/read", {
      params: { path: { notice_id: id } },
    }),
  );
}
