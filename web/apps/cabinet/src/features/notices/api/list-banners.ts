import { dataOf } from "@personal-cabinet/api/client";
import { type NoticeOut, notificationsApi } from "@personal-cabinet/api/notifications";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";
import { NOTICE_LISTS } from "./list-notices";

/** The banners that are up now, the newest first. */
export async function listBanners(): Promise<NoticeOut[]> {
  return (await dataOf(notificationsApi.GET("/api/notifications/banner", {}))).items;
}

export const bannersQuery = queryOptions({
  queryKey: [...NOTICE_LISTS, "banner"],
  queryFn: listBanners,
  meta: KEPT,
});
