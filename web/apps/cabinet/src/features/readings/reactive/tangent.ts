import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";

type Measured = Pick<ConsumptionOut, "total" | "complete" | "first_day" | "last_day">;

/** How much reactive energy comes to a kilowatt-hour of active energy; `whole` = of all of the period. */
export type Tangent = { value: number; whole: boolean };

/** The tangent of two sums of the same days; null where one is unknown, or no active energy is there. */
export function tangentOf(reactive: Measured, active: Measured): Tangent | null {
  const alike = reactive.first_day === active.first_day && reactive.last_day === active.last_day;
  if (!alike || reactive.total === null || !active.total) return null;
  return { value: reactive.total / active.total, whole: reactive.complete && active.complete };
}
