import { authApi, type SecondFactorOut, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Signed in, or a second step is asked for. */
export type SignInAnswer = UserOut | SecondFactorOut;

/** Signs in; the gateway says which application, and so which class of user, is meant. */
export function signIn(login: string, password: string): Promise<SignInAnswer> {
  return dataOf(authApi.POST("/api/auth/sign-in", { body: { login, password } }));
}
