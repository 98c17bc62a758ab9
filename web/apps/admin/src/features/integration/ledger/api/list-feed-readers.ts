import { cabinetApi, type FeedReaderOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { AGAIN_MS, LEDGER } from "./list-batches";

/** As many as a service gives at once; there are a handful. */
const MOST = 200;

/** The systems that read from us, each with what it has not confirmed yet. */
async function listFeedReaders(): Promise<FeedReaderOut[]> {
  const page = await dataOf(
    cabinetApi.GET("/api/cabinet/staff/feed-readers", {
      params: { query: { limit: MOST, offset: 0 } },
    }),
  );
  return page.items;
}

export function feedReadersQuery() {
  return queryOptions({
    queryKey: [...LEDGER, "feed-readers"],
    queryFn: listFeedReaders,
    refetchInterval: AGAIN_MS,
  });
}
