/** The frame of steps as the wizard's service has it. */
import type { Problem } from "@personal-cabinet/api/problem";
import type { StateOut } from "@personal-cabinet/api/wizard";
import { useQuery } from "@tanstack/react-query";
import { getState } from "./api/get-state";

export const STEPS = ["steps"];

export function useSteps() {
  return useQuery<StateOut, Problem>({ queryKey: STEPS, queryFn: getState });
}
