import { type ActOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

export type Paging = { limit: number; offset: number };

/** What staff and systems did with one's data, the newest first. */
function listActs(query: Paging): Promise<{ items: ActOut[]; total: number }> {
  return dataOf(cabinetApi.GET("/api/cabinet/acts", { params: { query } }));
}

export function actsQuery(paging: Paging) {
  return queryOptions({
    queryKey: ["acts", paging],
    queryFn: () => listActs(paging),
    placeholderData: keepPreviousData,
  });
}
