import { authApi } from "../auth";
import { dataOf } from "../client";

/** Sends the letter with the code of the second step; 429 `wait-a-minute` when asked too soon. */
export async function sendSignInLetter(attemptId: string): Promise<void> {
  await dataOf(authApi.POST("/api/auth/sign-in/letter", { body: { attempt_id: attemptId } }));
}
