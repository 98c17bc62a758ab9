import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ANALYTICS } from "./get-analytics";

/** Has all figures counted now; refused within half a minute of the last time. */
export function useRenewal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(adminApi.POST("/api/admin/analytics/renewal")),
    // Also when it was refused: somebody else may have asked a moment ago.
    onSettled: () => queries.invalidateQueries({ queryKey: ANALYTICS }),
  });
}
