import { type AccountCardOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { ACCOUNTS } from "../../../shared/api/list-accounts";

function getAccount(id: number): Promise<AccountCardOut> {
  return dataOf(
    cabinetApi.GET("/api/cabinet/accounts/{account_id}", { params: { path: { account_id: id } } }),
  );
}

/** The card of an account. */
export const accountQuery = (id: number) =>
  queryOptions({ queryKey: [...ACCOUNTS, id], queryFn: () => getAccount(id) });
