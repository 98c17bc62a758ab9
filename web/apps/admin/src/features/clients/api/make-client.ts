import { adminApi, type ClientIn, type NewSecretOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Lets an outside system in; its secret is told this once. 409 `already-taken`. */
export function makeClient(client: ClientIn): Promise<NewSecretOut> {
  return dataOf(adminApi.POST("/api/admin/machine-clients", { body: client }));
}
