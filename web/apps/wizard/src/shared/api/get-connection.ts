import { dataOf } from "@personal-cabinet/api/client";
import { type ConnectionOut, wizardApi } from "@personal-cabinet/api/wizard";
import type { Service } from "../steps";

/** What the service has saved, never its password. */
export function getConnection(service: Service): Promise<ConnectionOut> {
  return dataOf(
    wizardApi.GET("/api/wizard/services/{service}/connection", { params: { path: { service } } }),
  );
}
