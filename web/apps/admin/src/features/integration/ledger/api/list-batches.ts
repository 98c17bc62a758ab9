import { adminApi, type BatchOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

export type BatchState = BatchOut["state"];

export type BatchesQuery = {
  source: string | undefined;
  kind: string | undefined;
  state: BatchState | undefined;
  limit: number;
  offset: number;
};

export type BatchesPage = { items: BatchOut[]; total: number };

/** A page of the ledger, the newest batch first. */
export function listBatches(query: BatchesQuery): Promise<BatchesPage> {
  return dataOf(adminApi.GET("/api/admin/integration/batches", { params: { query } }));
}
