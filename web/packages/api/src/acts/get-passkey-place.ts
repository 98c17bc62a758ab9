import { authApi, type PasskeyPlaceOut } from "../auth";
import { dataOf } from "../client";

/** Whether passkeys work on this page, and where they do; needs no sign-in. */
export function getPasskeyPlace(): Promise<PasskeyPlaceOut> {
  return dataOf(authApi.GET("/api/auth/passkeys", {}));
}
