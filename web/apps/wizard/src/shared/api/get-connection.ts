import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { type ConnectionOut, wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";
import type { Service } from "../steps";

/** What the service has saved, never its password. */
function getConnection(service: Service): Promise<ConnectionOut> {
  return dataOf(
    wizardApi.GET("/api/wizard/services/{service}/connection", { params: { path: { service } } }),
  );
}

export function connectionQuery(service: Service) {
  return queryOptions<ConnectionOut, Problem>({
    queryKey: ["connection", service],
    queryFn: () => getConnection(service),
  });
}
