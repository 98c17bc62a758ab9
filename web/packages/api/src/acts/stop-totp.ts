import { authApi } from "../auth";
import { dataOf } from "../client";

/** Switches the application and its recovery codes off. */
export async function stopTotp(password: string): Promise<void> {
  await dataOf(authApi.DELETE("/api/auth/me/totp", { body: { password } }));
}
