import { dataOf } from "@personal-cabinet/api/client";
import { type StateOut, wizardApi } from "@personal-cabinet/api/wizard";

/** The steps, which are done, and the one to go on with; 401 for who has not given the key. */
export function askState(): Promise<StateOut> {
  return dataOf(wizardApi.GET("/api/wizard/state", {}));
}
