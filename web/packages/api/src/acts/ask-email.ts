import { authApi } from "../auth";
import { dataOf } from "../client";

/** Sends a code to a new e-mail; 403 `wrong-password`, 429 `wait-a-minute`. */
export async function askEmail(newEmail: string, password: string): Promise<void> {
  await dataOf(authApi.POST("/api/auth/me/email", { body: { new_email: newEmail, password } }));
}
