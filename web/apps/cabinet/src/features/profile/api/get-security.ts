import { authApi, type SecurityOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** What guards the reader's sign-in. */
export function getSecurity(): Promise<SecurityOut> {
  return dataOf(authApi.GET("/api/auth/me/security", {}));
}
