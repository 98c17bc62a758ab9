import { adminApi, type NewSecretOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** A further secret, told this once; of two live ones the older ends. 409 `client-revoked`. */
export function giveSecret(clientId: string): Promise<NewSecretOut> {
  return dataOf(
    adminApi.POST("/api/admin/machine-clients/{client_id}/secrets", {
      params: { path: { client_id: clientId } },
    }),
  );
}
