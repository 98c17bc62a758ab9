import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Ends one secret of an outside system, or with `null` the system's whole access. */
export async function endAccess(clientId: string, secretId: string | null): Promise<void> {
  if (secretId === null) {
    await dataOf(
      authApi.POST("/api/auth/staff/machine-clients/{client_id}/revoke", {
        params: { path: { client_id: clientId } },
      }),
    );
  } else {
    await dataOf(
      authApi.DELETE("/api/auth/staff/machine-clients/{client_id}/secrets/{secret_id}", {
        params: { path: { client_id: clientId, secret_id: secretId } },
      }),
    );
  }
}
