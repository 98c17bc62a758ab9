import { adminApi, type BatchDetailOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** One batch with its rejected lines, at most the first thousand. */
export function getBatch(id: string): Promise<BatchDetailOut> {
  return dataOf(
    adminApi.GET("/api/admin/integration/batches/{batch_id}", {
      params: { path: { batch_id: id } },
    }),
  );
}
