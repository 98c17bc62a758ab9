import { authApi, type PasskeysOut } from "../auth";
import { dataOf } from "../client";

/** The reader's passkeys, and whether they work on this page. */
export function listPasskeys(): Promise<PasskeysOut> {
  return dataOf(authApi.GET("/api/auth/me/passkeys", {}));
}
