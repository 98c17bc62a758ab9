import { adminApi, type SenderOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { AGAIN_MS, LEDGER } from "./list-batches";

/** As many as a service gives at once; there are a handful. */
const MOST = 200;

/** Who has ever sent batches, each with the last one. */
async function listSenders(): Promise<SenderOut[]> {
  const page = await dataOf(
    adminApi.GET("/api/admin/integration/senders", {
      params: { query: { limit: MOST, offset: 0 } },
    }),
  );
  return page.items;
}

export function sendersQuery() {
  return queryOptions({
    queryKey: [...LEDGER, "senders"],
    queryFn: listSenders,
    refetchInterval: AGAIN_MS,
  });
}
