import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi } from "@personal-cabinet/api/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LETTERS } from "../../../../shared/api/list-letters";

/** Queues an abandoned letter again; 404 when it is no abandoned one (any more). */
async function resendLetter(id: string): Promise<void> {
  await dataOf(
    notificationsApi.POST("/api/notifications/staff/letters/{letter_id}/resend", {
      params: { path: { letter_id: id } },
    }),
  );
}

export function useResendLetter() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: resendLetter,
    onSettled: () => queries.invalidateQueries({ queryKey: LETTERS }),
  });
}
