import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Ends one secret of an outside system, or with `null` the system's whole access. */
export async function endAccess(clientId: string, secretId: string | null): Promise<void> {
  if (secretId === null) {
    await dataOf(
      adminApi.POST("/api/admin/machine-clients/{client_id}/revoke", {
        params: { path: { client_id: clientId } },
      }),
    );
  } else {
    await dataOf(
      adminApi.DELETE("/api/admin/machine-clients/{client_id}/secrets/{secret_id}", {
        params: { path: { client_id: clientId, secret_id: secretId } },
      }),
    );
  }
}
