import { adminApi } from "@personal-cabinet/api/admin";
import { cabinetApi, type ExportJobOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Who makes the file: the service that owns what it holds. */
export type FilesOf = "cabinet" | "admin";

/** A file that is being made is asked about so often. */
const AGAIN_MS = 1_000;

const isBusy = (job: ExportJobOut | undefined) =>
  job?.state === "waiting" || job?.state === "running";

function getExport(service: FilesOf, id: string): Promise<ExportJobOut> {
  const params = { path: { job_id: id } };
  return dataOf(
    service === "admin"
      ? adminApi.GET("/api/admin/exports/{job_id}", { params })
      : cabinetApi.GET("/api/cabinet/staff/exports/{job_id}", { params }),
  );
}

/** How far a file is that was asked for, until it is ready or given up; null asks nothing. */
export function exportQuery(service: FilesOf, id: string | null) {
  return queryOptions<ExportJobOut>({
    queryKey: ["exports", service, id],
    queryFn: () => getExport(service, id ?? ""),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isBusy(state.data) || !state.data ? AGAIN_MS : false),
  });
}

/** Where a file that is ready is had. */
export const exportAddress = (service: FilesOf, id: string) =>
  service === "admin" ? `/api/admin/exports/${id}/file` : `/api/cabinet/staff/exports/${id}/file`;
