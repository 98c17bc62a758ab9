import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi } from "@personal-cabinet/api/integration";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { SOURCES } from "./list-sources";

export type SourceAct = "run" | "pause" | "resume";

/** Asks a source now, asks it no more, or again; 409 `source-paused` for the first. */
async function actOnSource(id: number, act: SourceAct): Promise<void> {
  const params = { path: { source_id: id } };
  if (act === "run") {
    await dataOf(integrationApi.POST("/api/integration/staff/sources/{source_id}/run", { params }));
  } else if (act === "pause") {
    await dataOf(
      integrationApi.POST("/api/integration/staff/sources/{source_id}/pause", { params }),
    );
  } else {
    await dataOf(
      integrationApi.POST("/api/integration/staff/sources/{source_id}/resume", { params }),
    );
  }
}

export function useActOnSource(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: SourceAct) => actOnSource(id, act),
    onSettled: () => queries.invalidateQueries({ queryKey: SOURCES }),
  });
}
