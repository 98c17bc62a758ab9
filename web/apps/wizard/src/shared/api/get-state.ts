import type { Problem } from "@personal-cabinet/api/problem";
import type { StateOut } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";
import { askState } from "./ask-state";

/** The frame of steps as the wizard's service has it. */
export function stepsQuery() {
  return queryOptions<StateOut, Problem>({ queryKey: ["steps"], queryFn: askState });
}
