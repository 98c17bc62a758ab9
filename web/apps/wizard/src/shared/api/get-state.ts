import { dataOf } from "@personal-cabinet/api/client";
import { type StateOut, wizardApi } from "@personal-cabinet/api/wizard";

/** The steps, which are done, and the one to go on with. */
export function getState(): Promise<StateOut> {
  return dataOf(wizardApi.GET("/api/wizard/state", {}));
}
