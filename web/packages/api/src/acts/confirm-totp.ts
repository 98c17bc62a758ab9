import { authApi, type RecoveryCodesOut } from "../auth";
import { dataOf } from "../client";

/** Switches the application on; ten recovery codes, shown this once. */
export function confirmTotp(code: string): Promise<RecoveryCodesOut> {
  return dataOf(authApi.POST("/api/auth/me/totp/confirm", { body: { code } }));
}
