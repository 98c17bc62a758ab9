import { dataOf } from "@personal-cabinet/api/client";
import {
  type AnnouncementIn,
  notificationsApi,
  type PreviewOut,
} from "@personal-cabinet/api/notifications";
import type { Language } from "@personal-cabinet/i18n/setup";
import { queryOptions } from "@tanstack/react-query";

/** Whom an announcement would reach now, and its letter; keeps nothing. */
function previewAnnouncement(given: AnnouncementIn, language: Language): Promise<PreviewOut> {
  return dataOf(
    notificationsApi.POST("/api/notifications/staff/announcements/preview", {
      params: { query: { language } },
      body: given,
    }),
  );
}

/** The preview of a draft by its number: asked anew for each, and never kept. */
export function previewQuery(given: AnnouncementIn, number: number, language: Language) {
  return queryOptions({
    queryKey: ["announcement-preview", number, language],
    queryFn: () => previewAnnouncement(given, language),
    gcTime: 0,
    retry: false,
  });
}
