import { authApi, type SecurityOut } from "../auth";
import { dataOf } from "../client";

/** What guards the reader's sign-in, and how long a password must be with it. */
export function getSecurity(): Promise<SecurityOut> {
  return dataOf(authApi.GET("/api/auth/me/security", {}));
}
