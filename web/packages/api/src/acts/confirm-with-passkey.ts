import { authApi, type PasskeyConfirmIn, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Takes the second step by a passkey; 422 `passkey-refused`, 410 `attempt-expired`. */
export function confirmWithPasskey(confirmation: PasskeyConfirmIn): Promise<UserOut> {
  return dataOf(authApi.POST("/api/auth/sign-in/passkey/confirm", { body: confirmation }));
}
