import { type AccountView, cabinetApi, type StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** All that is asked of accounts begins with it. */
export const ACCOUNTS = ["accounts"] as const;
/** Of that the pages of the list. */
export const LISTS = [...ACCOUNTS, "list"] as const;

/** The orders that the service knows; the first is its own. */
export const SORTS = [
  "number",
  "-number",
  "customer",
  "-customer",
  "meters",
  "-meters",
  "address",
  "-address",
  "email",
  "-email",
] as const;

export type AccountsQuery = AccountView & { limit: number; offset: number };
export type AccountsPage = { items: StaffAccountOut[]; total: number };

/** A page of accounts found by number, subscriber, e-mail, address or meter. */
export function listAccounts(query: AccountsQuery): Promise<AccountsPage> {
  return dataOf(cabinetApi.GET("/api/cabinet/staff/accounts", { params: { query } }));
}

export function accountsQuery(query: AccountsQuery) {
  return queryOptions({
    queryKey: [...LISTS, query],
    queryFn: () => listAccounts(query),
    placeholderData: keepPreviousData,
  });
}

/** Towns and tariffs to narrow the list to. */
export function choicesQuery() {
  return queryOptions({
    queryKey: [...ACCOUNTS, "choices"],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/accounts/choices")),
    staleTime: 60_000,
  });
}

/** Keys of all accounts of a view, at most as many as one act takes. */
export function chooseAll(view: AccountView) {
  return dataOf(cabinetApi.GET("/api/cabinet/staff/accounts/chosen", { params: { query: view } }));
}
