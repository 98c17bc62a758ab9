import { authApi, type PasskeyOptionsOut } from "../auth";
import { dataOf } from "../client";

/** What the browser is asked for a sign-in with a passkey alone. */
export function beginPasskeySignIn(): Promise<PasskeyOptionsOut> {
  return dataOf(authApi.POST("/api/auth/sign-in/passkey/options", {}));
}
