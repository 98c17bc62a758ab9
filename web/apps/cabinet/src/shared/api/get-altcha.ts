import { authApi, type ChallengeOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Work for the browser in place of a picture code. */
export function getAltcha(): Promise<ChallengeOut> {
  return dataOf(authApi.GET("/api/auth/altcha", {}));
}
