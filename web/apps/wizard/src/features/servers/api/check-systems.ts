import { dataOf } from "@personal-cabinet/api/client";
import { type ServerCheckOut, type ServerIn, wizardApi } from "@personal-cabinet/api/wizard";

/** Really asks the door for other systems from where integration runs; nothing is saved. */
export function checkSystems(systems: ServerIn): Promise<ServerCheckOut> {
  return dataOf(wizardApi.POST("/api/wizard/servers/systems/check", { body: systems }));
}
