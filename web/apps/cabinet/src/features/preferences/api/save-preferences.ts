import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi, type Preferences } from "@personal-cabinet/api/notifications";

/** Replaces what the reader wants to be told, and how. */
export function savePreferences(preferences: Preferences): Promise<Preferences> {
  return dataOf(notificationsApi.PUT("/api/notifications/preferences", { body: preferences }));
}
