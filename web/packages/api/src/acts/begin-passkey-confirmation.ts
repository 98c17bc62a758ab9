import { authApi, type PasskeyOptionsOut } from "../auth";
import { dataOf } from "../client";

/** What the browser is asked for the second step by a passkey; 410 `attempt-expired`. */
export function beginPasskeyConfirmation(attemptId: string): Promise<PasskeyOptionsOut> {
  return dataOf(
    authApi.POST("/api/auth/sign-in/passkey/confirm-options", { body: { attempt_id: attemptId } }),
  );
}
