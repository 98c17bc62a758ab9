import { authApi, type ConfirmIn, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Takes the second step; 422 `wrong-code`, 410 `attempt-expired`. */
export function confirmSignIn(confirmation: ConfirmIn): Promise<UserOut> {
  return dataOf(authApi.POST("/api/auth/sign-in/confirm", { body: confirmation }));
}
