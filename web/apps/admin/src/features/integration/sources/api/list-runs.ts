import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi, type RunOut } from "@personal-cabinet/api/integration";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { SOURCES } from "./list-sources";

const AGAIN_MS = 10_000;

export type RunsView = { sourceId: number; telling: boolean; limit: number; offset: number };

/** A page of a source's runs, newest first; `telling` leaves out those that brought nothing. */
function listRuns({ sourceId, ...view }: RunsView): Promise<{ items: RunOut[]; total: number }> {
  const query = { source_id: sourceId, ...view };
  return dataOf(integrationApi.GET("/api/integration/staff/runs", { params: { query } }));
}

export function runsQuery(view: RunsView) {
  return queryOptions({
    queryKey: [...SOURCES, "runs", view],
    queryFn: () => listRuns(view),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}
