import { dataOf } from "@personal-cabinet/api/client";
import { type DeviceOut, notificationsApi } from "@personal-cabinet/api/notifications";

/** Lets this browser get the reader's pushes; 422 for a push service that is not listed. */
export function keepDevice(subscription: PushSubscription): Promise<DeviceOut> {
  const { endpoint = "", keys } = subscription.toJSON();
  const body = { endpoint, p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
  return dataOf(notificationsApi.PUT("/api/notifications/push/devices", { body }));
}
