import { type AccountRequestIn, type AccountRequestOut, authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Asks to see one more account; the answer's state says what has become of it. */
export function askForAccount(request: AccountRequestIn): Promise<AccountRequestOut> {
  return dataOf(authApi.POST("/api/auth/account-requests", { body: request }));
}
