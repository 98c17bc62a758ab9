import { adminApi, type BatchOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

export type BatchState = BatchOut["state"];

export type BatchesQuery = {
  sender: string | undefined;
  kind: string | undefined;
  state: BatchState | undefined;
  limit: number;
  offset: number;
};

/** Everything that is asked about batches and who sends them. */
export const LEDGER = ["ledger"] as const;
/** Batches keep coming. */
export const AGAIN_MS = 30_000;

/** A page of the ledger, the newest batch first. */
function listBatches(query: BatchesQuery): Promise<{ items: BatchOut[]; total: number }> {
  return dataOf(adminApi.GET("/api/admin/integration/batches", { params: { query } }));
}

export function batchesQuery(query: BatchesQuery) {
  return queryOptions({
    queryKey: [...LEDGER, "batches", query],
    queryFn: () => listBatches(query),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}
