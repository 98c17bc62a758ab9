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

export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: listAccounts,
  meta: KEPT,
});
