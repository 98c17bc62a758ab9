import { dataOf } from "@personal-cabinet/api/client";
import { type DeviceOut, notificationsApi } from "@personal-cabinet/api/notifications";

/** The browsers that get the reader's pushes, newest first; the service keeps ten. */
export async function listDevices(): Promise<DeviceOut[]> {
  return (await dataOf(notificationsApi.GET("/api/notifications/push/devices", {}))).items;
}
