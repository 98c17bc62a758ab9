import { cabinetApi, type StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** The orders that the service knows; the first is its own. */
export const SORTS = ["number", "-number", "customer", "address"] as const;
export type AccountSort = (typeof SORTS)[number];

export type AccountsQuery = { search: string; sort: AccountSort; limit: number; offset: number };
export type AccountsPage = { items: StaffAccountOut[]; total: number };

/** A page of accounts found by number, subscriber, address or meter. */
export function listAccounts(query: AccountsQuery): Promise<AccountsPage> {
  return dataOf(cabinetApi.GET("/api/cabinet/staff/accounts", { params: { query } }));
}
