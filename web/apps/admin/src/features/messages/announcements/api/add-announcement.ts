import { dataOf } from "@personal-cabinet/api/client";
import { type AnnouncementIn, notificationsApi } from "@personal-cabinet/api/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ANNOUNCEMENTS } from "./list-announcements";

/** Makes an announcement; without `publish_at` it goes out within a second. */
async function addAnnouncement(given: AnnouncementIn): Promise<void> {
  await dataOf(notificationsApi.POST("/api/notifications/staff/announcements", { body: given }));
}

export function useAddAnnouncement() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: addAnnouncement,
    onSuccess: () => queries.invalidateQueries({ queryKey: ANNOUNCEMENTS }),
  });
}
