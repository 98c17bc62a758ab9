import { authApi, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Takes the new e-mail over; 422 `wrong-code`. */
export function confirmEmail(code: string): Promise<UserOut> {
  return dataOf(authApi.POST("/api/auth/me/email/confirm", { body: { code } }));
}
