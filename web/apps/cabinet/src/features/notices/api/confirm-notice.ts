import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";

/** Confirms a modal notice. */
export async function confirmNotice(id: string): Promise<void> {
  await dataOf(
    notificationsApi.POST("/api/notifications/notices/{notice_id}/confirm", {
      params: { path: { notice_id: id } },
    }),
  );
}
