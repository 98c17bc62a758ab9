import { authApi } from "../auth";
import { dataOf } from "../client";

/** Ends the session here and at the service. */
export async function signOut(): Promise<void> {
  await dataOf(authApi.POST("/api/auth/sign-out", {}));
}
