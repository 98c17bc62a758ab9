import { dataOf } from "@personal-cabinet/api/client";
import { type CheckOut, type ConnectionIn, wizardApi } from "@personal-cabinet/api/wizard";
import type { Service } from "../../../shared/steps";

/** Makes the missing databases and extensions that a check offered to make, and checks anew. */
export function makeDatabases(service: Service, connection: ConnectionIn): Promise<CheckOut> {
  return dataOf(
    wizardApi.POST("/api/wizard/services/{service}/make", {
      params: { path: { service } },
      body: connection,
    }),
  );
}
