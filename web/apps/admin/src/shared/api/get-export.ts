import { cabinetApi, type ExportJobOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** A file that is being made is asked about so often. */
const AGAIN_MS = 1_000;

const isBusy = (job: ExportJobOut | undefined) =>
  job?.state === "waiting" || job?.state === "running";

/** How far a file is that was asked for, until it is ready or given up; null asks nothing. */
export function exportQuery(id: string | null) {
  return queryOptions<ExportJobOut>({
    queryKey: ["exports", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/exports/{job_id}", {
          params: { path: { job_id: id ?? "" } },
        }),
      ),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isBusy(state.data) || !state.data ? AGAIN_MS : false),
  });
}

/** Where a file that is ready is had. */
export const exportAddress = (id: string) => `/api/cabinet/staff/exports/${id}/file`;
