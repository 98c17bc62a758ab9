import { dataOf } from "@personal-cabinet/api/client";
import { type CountersOut, notificationsApi } from "@personal-cabinet/api/notifications";
import { KEPT_FRAME } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** What waits for the reader: in the bell, as windows, as banners. */
export function getCounters(): Promise<CountersOut> {
  return dataOf(notificationsApi.GET("/api/notifications/counters", {}));
}

export const countersQuery = queryOptions({
  queryKey: ["notices", "counters"],
  queryFn: getCounters,
  meta: KEPT_FRAME,
});

/** What the stream says is other than it was: keys of its queries begin with the same word. */
export const changedKey = (what: string) => [what];
