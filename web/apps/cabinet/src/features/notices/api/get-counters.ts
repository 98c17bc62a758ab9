import { dataOf } from "@personal-cabinet/api/client";
import { type CountersOut, notificationsApi } from "@personal-cabinet/api/notifications";

/** What waits for the reader: in the bell, as windows, as banners. */
export function getCounters(): Promise<CountersOut> {
  return dataOf(notificationsApi.GET("/api/notifications/counters", {}));
}
