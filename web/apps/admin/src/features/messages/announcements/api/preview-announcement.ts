import { dataOf } from "@personal-cabinet/api/client";
import {
  type AnnouncementIn,
  notificationsApi,
  type PreviewOut,
} from "@personal-cabinet/api/notifications";
import type { Language } from "@personal-cabinet/i18n/setup";

/** Whom an announcement would reach now, and its letter; keeps nothing. */
export function previewAnnouncement(
  given: AnnouncementIn,
  language: Language,
): Promise<PreviewOut> {
  return dataOf(
    notificationsApi.POST("/api/notifications/staff/announcements/preview", {
      params: { query: { language } },
      body: given,
    }),
  );
}
