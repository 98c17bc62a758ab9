import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";

/** Whether bars would be too many to be told apart. */
export function isField({ interval, step }: Pick<ConsumptionOut, "interval" | "step">): boolean {
  return (interval === "month" && step === "hour") || (interval === "year" && step !== "month");
}
