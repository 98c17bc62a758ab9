import { authApi, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Who is signed in; throws a Problem with status 401 when nobody is. */
export function getMe(): Promise<UserOut> {
  return dataOf(authApi.GET("/api/auth/me", {}));
}
