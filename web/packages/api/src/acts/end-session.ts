import { authApi } from "../auth";
import { dataOf } from "../client";

/** Ends one of the reader's sessions. */
export async function endSession(id: string): Promise<void> {
  await dataOf(
    authApi.DELETE("/api/auth/me/sessions/{session_id}", { params: { path: { session_id: id } } }),
  );
}
