import { dataOf } from "@personal-cabinet/api/client";
import { type NoticeOut, notificationsApi } from "@personal-cabinet/api/notifications";

/** The banners that are up now, the newest first. */
export async function listBanners(): Promise<NoticeOut[]> {
  return (await dataOf(notificationsApi.GET("/api/notifications/banner", {}))).items;
}
