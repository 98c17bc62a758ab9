import { type AccountExportIn, cabinetApi, type ExportJobOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const ASKED_EVERY_MS = 700;

/** Asks for a file of a view; it is made beside the requests. */
export function askFile(body: AccountExportIn): Promise<ExportJobOut> {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/accounts/exports", { body }));
}

const isDone = (job?: ExportJobOut) =>
  job !== undefined && !["waiting", "running"].includes(job.state);

/** How far a file is; asked until it is done. */
export function fileQuery(id: string) {
  return queryOptions({
    queryKey: ["exports", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/exports/{job_id}", { params: { path: { job_id: id } } }),
      ),
    refetchInterval: ({ state }) => (isDone(state.data) ? false : ASKED_EVERY_MS),
  });
}

/** Cancels a file that is being made. */
export function dropFile(id: string) {
  return dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/exports/{job_id}", { params: { path: { job_id: id } } }),
  );
}

export function addressOfFile(id: string): string {
  return `/api/cabinet/staff/exports/${id}/file`;
}
