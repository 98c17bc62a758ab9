import { dataOf } from "@personal-cabinet/api/client";
import {
  integrationApi,
  type RejectedReasonOut,
  type RejectedRowDetail,
  type RejectedRowOut,
} from "@personal-cabinet/api/integration";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { SOURCES } from "./list-sources";

export type RejectedFilters = { code?: string; kind?: string };
export type RejectedView = RejectedFilters & { sourceId: number; limit: number; offset: number };

/** A page of a source's rejected rows, newest first, without what they hold. */
function listRejected(view: RejectedView): Promise<{ items: RejectedRowOut[]; total: number }> {
  const { sourceId, ...query } = view;
  return dataOf(
    integrationApi.GET("/api/integration/staff/sources/{source_id}/rejected-rows", {
      params: { path: { source_id: sourceId }, query },
    }),
  );
}

/** Why rows of a source were rejected, the commonest first. */
async function listReasons(sourceId: number): Promise<RejectedReasonOut[]> {
  const found = await dataOf(
    integrationApi.GET("/api/integration/staff/sources/{source_id}/rejected-rows/reasons", {
      params: { path: { source_id: sourceId } },
    }),
  );
  return found.items;
}

/** A rejected row with what it holds; the look is recorded. */
function getRejected(sourceId: number, rowId: number): Promise<RejectedRowDetail> {
  return dataOf(
    integrationApi.GET("/api/integration/staff/sources/{source_id}/rejected-rows/{row_id}", {
      params: { path: { source_id: sourceId, row_id: rowId } },
    }),
  );
}

export function rejectedQuery(view: RejectedView) {
  return queryOptions({
    queryKey: [...SOURCES, "rejected", view],
    queryFn: () => listRejected(view),
    placeholderData: keepPreviousData,
  });
}

export function reasonsQuery(sourceId: number) {
  return queryOptions({
    queryKey: [...SOURCES, "reasons", sourceId],
    queryFn: () => listReasons(sourceId),
  });
}

export function rejectedRowQuery(sourceId: number, rowId: number) {
  return queryOptions({
    // A look is recorded: it is not repeated by itself.
    queryKey: ["rejected-row", sourceId, rowId],
    queryFn: () => getRejected(sourceId, rowId),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Where the rejected rows are had as a file; that it is taken is recorded. */
export function rejectedFile(
  sourceId: number,
  format: "csv" | "xlsx",
  language: string,
  filters: RejectedFilters,
): string {
  const asked = new URLSearchParams({ format, language, ...filters });
  return `/api/integration/staff/sources/${sourceId}/rejected-rows/file?${asked}`;
}
