import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi } from "@personal-cabinet/api/integration";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { SOURCES } from "./list-sources";

/** Asks the source for news now; 404 when there is none, or it is switched off. */
async function runSource(id: number): Promise<void> {
  await dataOf(
    integrationApi.POST("/api/integration/staff/sources/{source_id}/run", {
      params: { path: { source_id: id } },
    }),
  );
}

export function useRunSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: runSource,
    onSettled: () => queries.invalidateQueries({ queryKey: SOURCES }),
  });
}
