import { adminApi, type BatchDetailOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { LEDGER } from "./list-batches";

const UNDER_WAY_MS = 3_000;

/** One batch with its rejected lines, at most the first thousand. */
function getBatch(id: string): Promise<BatchDetailOut> {
  return dataOf(
    adminApi.GET("/api/admin/integration/batches/{batch_id}", {
      params: { path: { batch_id: id } },
    }),
  );
}

export function batchQuery(id: string) {
  return queryOptions({
    queryKey: [...LEDGER, "batch", id],
    queryFn: () => getBatch(id),
    refetchInterval: ({ state }) => (state.data?.state === "in_progress" ? UNDER_WAY_MS : false),
  });
}
