import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi, type SourceOut } from "@personal-cabinet/api/integration";
import { queryOptions } from "@tanstack/react-query";
import { SOURCES } from "./list-sources";

const AGAIN_MS = 10_000;

/** One source; 404 when there is none. */
function getSource(id: number): Promise<SourceOut> {
  return dataOf(
    integrationApi.GET("/api/integration/staff/sources/{source_id}", {
      params: { path: { source_id: id } },
    }),
  );
}

export function sourceQuery(id: number) {
  return queryOptions({
    queryKey: [...SOURCES, "one", id],
    queryFn: () => getSource(id),
    refetchInterval: AGAIN_MS,
  });
}
