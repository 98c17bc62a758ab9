import { dataOf } from "@personal-cabinet/api/client";
import {
  type AnnouncementOut,
  type AnnouncementState,
  notificationsApi,
} from "@personal-cabinet/api/notifications";

/** A page of announcements, newest first; `null` asks for all states. */
export function listAnnouncements(
  state: AnnouncementState | null,
  page: { limit: number; offset: number },
): Promise<{ items: AnnouncementOut[]; total: number }> {
  const query = state ? { ...page, state } : page;
  return dataOf(
    notificationsApi.GET("/api/notifications/staff/announcements", { params: { query } }),
  );
}
