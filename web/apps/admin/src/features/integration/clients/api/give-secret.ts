import { authApi, type NewSecretOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** A further secret, told this once; of two live ones the older ends. 409 `client-revoked`. */
export function giveSecret(clientId: string): Promise<NewSecretOut> {
  return dataOf(
    authApi.POST("/api/auth/staff/machine-clients/{client_id}/secrets", {
      params: { path: { client_id: clientId } },
    }),
  );
}
