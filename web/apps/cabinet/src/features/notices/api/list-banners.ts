import type { NoticeOut } from "@personal-cabinet/api/agreed-notices";
import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";

/** The banners that are up now, the newest first. */
export async function listBanners(): Promise<NoticeOut[]> {
  return (await dataOf(notificationsApi.GET("/api/notifications/banner", {}))).items;
}
