import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";

/** Queues an abandoned letter again; 404 when it is no abandoned one (any more). */
export async function resendLetter(id: string): Promise<void> {
  await dataOf(
    notificationsApi.POST("/api/notifications/staff/letters/{letter_id}/resend", {
      params: { path: { letter_id: id } },
    }),
  );
}
