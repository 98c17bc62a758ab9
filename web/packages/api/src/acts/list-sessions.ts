import { authApi, type SessionsPage } from "../auth";
import { dataOf } from "../client";

/** The live sessions of the reader, this one among them. */
export function listSessions(): Promise<SessionsPage> {
  return dataOf(
    authApi.GET("/api/auth/me/sessions", { params: { query: { limit: 200, offset: 0 } } }),
  );
}
