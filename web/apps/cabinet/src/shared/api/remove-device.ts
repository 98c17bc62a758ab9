import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";

/** Sends nothing to one of the reader's browsers any more. */
export async function removeDevice(id: string): Promise<void> {
  await dataOf(
    notificationsApi.DELETE("/api/notifications/push/devices/{device_id}", {
      params: { path: { device_id: id } },
    }),
  );
}
