import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Ends all sessions but this one. */
export async function endOtherSessions(): Promise<void> {
  await dataOf(authApi.DELETE("/api/auth/me/sessions", {}));
}
