import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { type ServersOut, wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";

/** The servers around that are saved, never a key. */
function getServers(): Promise<ServersOut> {
  return dataOf(wizardApi.GET("/api/wizard/servers", {}));
}

export function serversQuery() {
  return queryOptions<ServersOut, Problem>({ queryKey: ["servers"], queryFn: getServers });
}
