import { authApi, type PasskeyOut } from "../auth";
import { dataOf } from "../client";

/** Gives a passkey another name. */
export function renamePasskey(id: string, name: string): Promise<PasskeyOut> {
  return dataOf(
    authApi.PUT("/api/auth/me/passkeys/{passkey_id}", {
      params: { path: { passkey_id: id } },
      body: { name },
    }),
  );
}
