/** Batches in the reader's words: kinds, outcomes, reasons. */
import type { BatchOut } from "@personal-cabinet/api/admin";
import type { TFunction } from "i18next";

export type Outcome = "in_progress" | "done" | "partly" | "nothing" | "failed";

/** How a batch ended: taken in whole, in part, not a line of it, or failed as a whole. */
export function outcomeOf({ state, accepted, rejected }: BatchOut): Outcome {
  if (state !== "done" || rejected === 0) return state;
  return accepted === 0 ? "nothing" : "partly";
}

/** What went wrong with a batch as a whole. */
export function detailWords(t: TFunction, code: string): string {
  return t(`ledger:detail.${code}`, { defaultValue: code });
}
