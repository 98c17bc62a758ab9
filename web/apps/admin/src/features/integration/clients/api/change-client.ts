import { authApi, type ClientChange } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Changes what an outside system may do, and until when; 409 `client-revoked`. */
export async function changeClient(clientId: string, change: ClientChange): Promise<void> {
  await dataOf(
    authApi.PUT("/api/auth/staff/machine-clients/{client_id}", {
      params: { path: { client_id: clientId } },
      body: change,
    }),
  );
}
