import { authApi } from "../auth";
import { dataOf } from "../client";

/** Removes a passkey; 403 `wrong-password`. */
export async function removePasskey(id: string, password: string): Promise<void> {
  await dataOf(
    authApi.DELETE("/api/auth/me/passkeys/{passkey_id}", {
      params: { path: { passkey_id: id } },
      body: { password },
    }),
  );
}
