import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi, type StagedBatchOut } from "@personal-cabinet/api/integration";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { SOURCES } from "./list-sources";

const AGAIN_MS = 15_000;

export type RefusedView = { sourceId: number; limit: number; offset: number };

/** A page of a source's batches that were refused as a whole, newest first. */
function listRefused(view: RefusedView): Promise<{ items: StagedBatchOut[]; total: number }> {
  const { sourceId, ...page } = view;
  const query = { source_id: sourceId, state: "refused" as const, ...page };
  return dataOf(integrationApi.GET("/api/integration/staff/batches", { params: { query } }));
}

export function refusedQuery(view: RefusedView) {
  return queryOptions({
    queryKey: [...SOURCES, "refused", view],
    queryFn: () => listRefused(view),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}
