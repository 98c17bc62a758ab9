import { type AccountCodeOut, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Makes an account's code for a bill, shown this once; 409 `codes-do-not-count`. */
export function issueCode(accountNumber: string): Promise<AccountCodeOut> {
  return dataOf(
    adminApi.POST("/api/admin/accounts/codes", { body: { account_number: accountNumber } }),
  );
}
