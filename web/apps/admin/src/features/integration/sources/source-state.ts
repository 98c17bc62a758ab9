/** How a source is doing, in one word. */
import type { SourceOut } from "@personal-cabinet/api/integration";

export type SourceState = "paused" | "failing" | "refused" | "late" | "reading" | "current";

type Told = Pick<SourceOut, "active" | "last_error" | "refused" | "caught_up_at" | "late">;

/** What needs somebody comes before what mends itself. */
export function stateOf({ active, last_error, refused, caught_up_at, late }: Told): SourceState {
  if (!active) return "paused";
  if (last_error) return "failing";
  if (refused > 0) return "refused";
  if (late) return "late";
  return caught_up_at ? "current" : "reading";
}
