import { authApi, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Signs in; the gateway says which application, and so which class of user, is meant. */
export function signIn(login: string, password: string): Promise<UserOut> {
  return dataOf(authApi.POST("/api/auth/sign-in", { body: { login, password } }));
}
