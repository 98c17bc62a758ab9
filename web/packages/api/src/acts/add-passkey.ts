import { authApi, type PasskeyAddedOut, type PasskeyIn } from "../auth";
import { dataOf } from "../client";

/** Keeps the passkey that the browser has made; 422 `passkey-refused`. */
export function addPasskey(
  name: string,
  credential: PasskeyIn["credential"],
): Promise<PasskeyAddedOut> {
  return dataOf(authApi.POST("/api/auth/me/passkeys", { body: { name, credential } }));
}
