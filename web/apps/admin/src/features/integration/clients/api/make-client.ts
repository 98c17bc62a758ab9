import { authApi, type ClientIn, type NewSecretOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Lets an outside system in; its secret is told this once. 409 `already-taken`. */
export function makeClient(client: ClientIn): Promise<NewSecretOut> {
  return dataOf(authApi.POST("/api/auth/staff/machine-clients", { body: client }));
}
