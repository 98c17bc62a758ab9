import { authApi, type TotpOut } from "../auth";
import { dataOf } from "../client";

/** A secret for a new application; it counts once its first code has come. */
export function startTotp(password: string): Promise<TotpOut> {
  return dataOf(authApi.POST("/api/auth/me/totp", { body: { password } }));
}
