import { cabinetApi, type StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** The orders that the service knows; the first is its own. */
export const SORTS = ["number", "-number", "customer", "address"] as const;
export type AccountSort = (typeof SORTS)[number];

export type AccountsQuery = { search: string; sort: AccountSort; limit: number; offset: number };
export type AccountsPage = { items: StaffAccountOut[]; total: number };

/** A page of accounts found by number, subscriber, address or meter. */
export function listAccounts(query: AccountsQuery): Promise<AccountsPage> {
  return dataOf(cabinetApi.GET("/api/cabinet/staff/accounts", { params: { query } }));
}

export function accountsQuery(query: AccountsQuery) {
  return queryOptions({
    queryKey: ["accounts", query],
    queryFn: () => listAccounts(query),
    placeholderData: keepPreviousData,
  });
}
