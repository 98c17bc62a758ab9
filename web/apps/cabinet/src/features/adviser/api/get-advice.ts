import { type AdviceOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** What an account's last twelve months would cost under each tariff that is offered. */
function getAdvice(account: number): Promise<AdviceOut> {
  const params = { path: { account_id: account } };
  return dataOf(cabinetApi.GET("/api/cabinet/accounts/{account_id}/adviser", { params }));
}

export const adviceQuery = (account: number) =>
  queryOptions({
    queryKey: ["advice", account],
    queryFn: () => getAdvice(account),
    meta: KEPT,
  });
