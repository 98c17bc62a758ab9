import { authApi, type PasskeySignInIn, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Signs in with a passkey in the place of login and password; 401 `sign-in-refused`. */
export function signInWithPasskey(credential: PasskeySignInIn["credential"]): Promise<UserOut> {
  return dataOf(authApi.POST("/api/auth/sign-in/passkey", { body: { credential } }));
}
