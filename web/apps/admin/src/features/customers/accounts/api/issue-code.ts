import { type AccountCodeOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Makes an account's code for a bill, shown this once; 409 `codes-do-not-count`. */
export function issueCode(accountId: number): Promise<AccountCodeOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/accounts/{account_id}/codes", {
      params: { path: { account_id: accountId } },
    }),
  );
}
