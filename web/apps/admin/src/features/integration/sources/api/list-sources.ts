import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi, type SourceOut } from "@personal-cabinet/api/integration";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

type Paging = { limit: number; offset: number };

/** Everything that is asked about the sources. */
export const SOURCES = ["sources"] as const;
const AGAIN_MS = 15_000;

/** A page of the outside systems that are read, by name. */
function listSources(page: Paging): Promise<{ items: SourceOut[]; total: number }> {
  return dataOf(integrationApi.GET("/api/integration/staff/sources", { params: { query: page } }));
}

export function sourcesQuery(page: Paging) {
  return queryOptions({
    queryKey: [...SOURCES, page],
    queryFn: () => listSources(page),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}
