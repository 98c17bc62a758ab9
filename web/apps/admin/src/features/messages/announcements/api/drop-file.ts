import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";

/** Drops an upload that no announcement has. */
export async function dropFile(id: string): Promise<void> {
  await dataOf(
    notificationsApi.DELETE("/api/notifications/staff/files/{file_id}", {
      params: { path: { file_id: id } },
    }),
  );
}
