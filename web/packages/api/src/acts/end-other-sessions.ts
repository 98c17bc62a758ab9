import { authApi } from "../auth";
import { dataOf } from "../client";

/** Ends all sessions but this one. */
export async function endOtherSessions(): Promise<void> {
  await dataOf(authApi.DELETE("/api/auth/me/sessions", {}));
}
