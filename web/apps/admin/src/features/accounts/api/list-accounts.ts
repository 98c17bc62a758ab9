import { type AdminAccountOut, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** The orders that the service knows; the first is its own. */
export const SORTS = ["number", "-number", "customer", "address"] as const;
export type AccountSort = (typeof SORTS)[number];

export type AccountsQuery = { search: string; sort: AccountSort; limit: number; offset: number };
export type AccountsPage = { items: AdminAccountOut[]; total: number };

/** A page of accounts found by account number or subscriber. */
export function listAccounts(query: AccountsQuery): Promise<AccountsPage> {
  return dataOf(adminApi.GET("/api/admin/accounts", { params: { query } }));
}
