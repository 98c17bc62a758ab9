import { authApi, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Takes fresh tokens, which say what the session may do by now; 401 `session-ended`. */
export function renewSession(): Promise<UserOut> {
  return dataOf(authApi.POST("/api/auth/refresh", {}));
}
