import { dataOf } from "@personal-cabinet/api/client";
import { type ServerCheckOut, type SourceIn, wizardApi } from "@personal-cabinet/api/wizard";

/** Really asks an acquisition server from where integration runs; nothing is saved. */
export function checkSource(source: SourceIn): Promise<ServerCheckOut> {
  return dataOf(wizardApi.POST("/api/wizard/servers/source/check", { body: source }));
}
