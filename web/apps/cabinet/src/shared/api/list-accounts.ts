import { type AccountOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

const MOST = 200;

/** The consumer's accounts, in the service's order. */
export async function listAccounts(): Promise<AccountOut[]> {
  const page = await dataOf(
    cabinetApi.GET("/api/cabinet/accounts", { params: { query: { limit: MOST, offset: 0 } } }),
  );
  return page.items;
}

/** Whatever begins with it is renewed when the consumer's accounts change. */
export const ACCOUNTS = ["accounts"];
export const accountsQuery = queryOptions({
  queryKey: ACCOUNTS,
  queryFn: listAccounts,
  meta: KEPT,
});
