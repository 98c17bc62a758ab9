import { authApi, type SecondFactorOut, type UserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/**
 * Sets a password by a letter's link and signs in with it, unless a second step is asked for; 410
 * `link-expired` when the link is used or too old.
 */
export async function confirmRecovery(
  token: string,
  newPassword: string,
): Promise<UserOut | SecondFactorOut> {
  return dataOf(
    authApi.POST("/api/auth/recoveries/confirm", { body: { token, new_password: newPassword } }),
  );
}
