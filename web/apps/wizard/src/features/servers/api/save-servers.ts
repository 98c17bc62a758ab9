import { dataOf } from "@personal-cabinet/api/client";
import { type ServersIn, wizardApi } from "@personal-cabinet/api/wizard";

/** Saves the servers; one that is left out is put off. */
export async function saveServers(servers: ServersIn): Promise<void> {
  await dataOf(wizardApi.PUT("/api/wizard/servers", { body: servers }));
}
