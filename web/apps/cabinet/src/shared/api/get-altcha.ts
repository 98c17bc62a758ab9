import type { AltchaOut } from "@personal-cabinet/api/agreed-entry";
import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Work for the browser in place of a picture code. */
export function getAltcha(): Promise<AltchaOut> {
  return dataOf(authApi.GET("/api/auth/altcha", {}));
}
