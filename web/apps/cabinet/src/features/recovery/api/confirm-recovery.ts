import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Sets a password by a letter's link; 410 `link-expired` when it is used or too old. */
export async function confirmRecovery(token: string, newPassword: string): Promise<void> {
  await dataOf(
    authApi.POST("/api/auth/recoveries/confirm", { body: { token, new_password: newPassword } }),
  );
}
