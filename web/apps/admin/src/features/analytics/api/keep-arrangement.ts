import { type Analytics, type Arrangement, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ANALYTICS } from "./get-analytics";

/** Keeps how one wants the tiles, on every device; shown at once. */
export function useKeptArrangement() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (arrangement: Arrangement) =>
      dataOf(adminApi.PUT("/api/admin/analytics/arrangement", { body: arrangement })),
    // One after another: the last one is what holds.
    scope: { id: "arrangement" },
    onMutate: async (arrangement) => {
      await queries.cancelQueries({ queryKey: ANALYTICS });
      queries.setQueriesData<Analytics>(
        { queryKey: ANALYTICS },
        (known) => known && { ...known, arrangement },
      );
    },
    // What could not be kept is as it was.
    onError: () => queries.invalidateQueries({ queryKey: ANALYTICS }),
  });
}
