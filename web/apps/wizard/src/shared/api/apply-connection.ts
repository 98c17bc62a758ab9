import { dataOf } from "@personal-cabinet/api/client";
import { type ConnectionIn, type JobOut, wizardApi } from "@personal-cabinet/api/wizard";
import type { Service } from "../steps";

/** Starts setting the service up with this connection; the answer is the job to follow. */
export function applyConnection(service: Service, connection: ConnectionIn): Promise<JobOut> {
  return dataOf(
    wizardApi.POST("/api/wizard/services/{service}/apply", {
      params: { path: { service } },
      body: connection,
    }),
  );
}
