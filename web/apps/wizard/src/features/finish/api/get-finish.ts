import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { type FinishOut, wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";

/** Whether anybody administers, whether letters go, whether the wizard is closed. */
function getFinish(): Promise<FinishOut> {
  return dataOf(wizardApi.GET("/api/wizard/finish", {}));
}

export function finishQuery() {
  return queryOptions<FinishOut, Problem>({ queryKey: ["finish"], queryFn: getFinish });
}
