import { dataOf } from "@personal-cabinet/api/client";
import { type CheckOut, type ConnectionIn, wizardApi } from "@personal-cabinet/api/wizard";
import type { Service } from "../../../shared/steps";

/** Lets the service really connect to the server; nothing is saved. */
export function checkConnection(service: Service, connection: ConnectionIn): Promise<CheckOut> {
  return dataOf(
    wizardApi.POST("/api/wizard/services/{service}/check", {
      params: { path: { service } },
      body: connection,
    }),
  );
}
