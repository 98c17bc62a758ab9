import { adminApi } from "@personal-cabinet/api/admin";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { FilesOf } from "./get-export";

/** Cancels a file that is being made. */
export async function dropExport(service: FilesOf, id: string): Promise<void> {
  const params = { path: { job_id: id } };
  await dataOf(
    service === "admin"
      ? adminApi.DELETE("/api/admin/exports/{job_id}", { params })
      : cabinetApi.DELETE("/api/cabinet/staff/exports/{job_id}", { params }),
  );
}
