import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi, type Preferences } from "@personal-cabinet/api/notifications";
import { queryOptions } from "@tanstack/react-query";

/** What the reader wants to be told, and how; defaults included. */
export function getPreferences(): Promise<Preferences> {
  return dataOf(notificationsApi.GET("/api/notifications/preferences", {}));
}

export const preferencesQuery = queryOptions({
  queryKey: ["preferences"],
  queryFn: getPreferences,
  staleTime: 0,
});
