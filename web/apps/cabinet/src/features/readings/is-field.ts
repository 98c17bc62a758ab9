import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { type ShownDays, stepsOf } from "./readings-address";

/** Whether bars of so long points would be too many to be told apart. */
export function isFieldOf(shown: ShownDays, step: ConsumptionOut["step"]): boolean {
  return shown.interval !== "day" && step !== stepsOf(shown)[0];
}

/** The same of an answer. */
export function isField({
  interval,
  step,
  first_day: date,
  last_day: end,
}: Pick<ConsumptionOut, "interval" | "step" | "first_day" | "last_day">): boolean {
  return isFieldOf({ interval, date, end }, step);
}
