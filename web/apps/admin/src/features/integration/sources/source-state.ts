/** How a source is doing, in one word. */
import type { SourceOut } from "@personal-cabinet/api/integration";

export type SourceState = "off" | "failing" | "refused" | "reading" | "current";

type Told = Pick<SourceOut, "active" | "last_error" | "refused" | "caught_up_at">;

/** What needs somebody comes before what mends itself. */
export function stateOf({ active, last_error, refused, caught_up_at }: Told): SourceState {
  if (!active) return "off";
  if (last_error) return "failing";
  if (refused > 0) return "refused";
  return caught_up_at ? "current" : "reading";
}
