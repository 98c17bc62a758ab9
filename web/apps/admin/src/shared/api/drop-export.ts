import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Cancels a file that is being made. */
export async function dropExport(id: string): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/exports/{job_id}", { params: { path: { job_id: id } } }),
  );
}
