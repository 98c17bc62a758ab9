import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi } from "@personal-cabinet/api/integration";

/** Sends a refused batch again; 409 `batch-not-refused`. */
export async function sendAgain(batchId: number): Promise<void> {
  await dataOf(
    integrationApi.POST("/api/integration/staff/batches/{batch_id}/retry", {
      params: { path: { batch_id: batchId } },
    }),
  );
}

/** Sends all refused batches of a source again; returns how many. */
export async function sendAllAgain(sourceId: number): Promise<number> {
  const done = await dataOf(
    integrationApi.POST("/api/integration/staff/sources/{source_id}/retry-refused", {
      params: { path: { source_id: sourceId } },
    }),
  );
  return done.batches;
}
