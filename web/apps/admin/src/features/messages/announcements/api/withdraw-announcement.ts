import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ANNOUNCEMENTS } from "./list-announcements";

/** Withdraws what has not gone out; 409 `not-scheduled` when it has. */
async function withdrawAnnouncement(id: string): Promise<void> {
  await dataOf(
    notificationsApi.POST("/api/notifications/staff/announcements/{announcement_id}/withdraw", {
      params: { path: { announcement_id: id } },
    }),
  );
}

export function useWithdrawAnnouncement() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: withdrawAnnouncement,
    onSettled: () => queries.invalidateQueries({ queryKey: ANNOUNCEMENTS }),
  });
}
