import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Refuses a reading with a reason that the consumer reads. */
export async function refuseSubmission(id: string, reason: string): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/staff/submissions/{submission_id}/refuse", {
      params: { path: { submission_id: id } },
      body: { reason },
    }),
  );
}
