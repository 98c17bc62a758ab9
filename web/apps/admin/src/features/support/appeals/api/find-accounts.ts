import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

const MOST = 10;

/** The first accounts that a number, a subscriber or an address fits. */
export function foundAccounts(search: string) {
  const query = { search: search.trim(), limit: MOST, offset: 0 };
  return queryOptions({
    queryKey: ["accounts", "found", query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/accounts", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
