import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { type StateOut, wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";

/** The steps, which are done, and the one to go on with. */
function getState(): Promise<StateOut> {
  return dataOf(wizardApi.GET("/api/wizard/state", {}));
}

/** The frame of steps as the wizard's service has it. */
export function stepsQuery() {
  return queryOptions<StateOut, Problem>({ queryKey: ["steps"], queryFn: getState });
}
