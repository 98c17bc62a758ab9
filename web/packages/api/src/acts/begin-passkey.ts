import { authApi, type PasskeyOptionsOut } from "../auth";
import { dataOf } from "../client";

/** What the browser is asked for a new passkey; 403 `wrong-password`. */
export function beginPasskey(password: string): Promise<PasskeyOptionsOut> {
  return dataOf(authApi.POST("/api/auth/me/passkeys/options", { body: { password } }));
}
