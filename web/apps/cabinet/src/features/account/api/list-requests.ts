import { type AccountRequestOut, authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const MOST = 50;

async function listRequests(): Promise<AccountRequestOut[]> {
  const page = await dataOf(
    authApi.GET("/api/auth/account-requests", { params: { query: { limit: MOST, offset: 0 } } }),
  );
  return page.items;
}

/** The consumer's requests for accounts, newest first. */
export const requestsQuery = queryOptions({
  queryKey: ["account-requests"],
  queryFn: listRequests,
});
