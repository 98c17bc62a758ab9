/** How a version stands: by its day, and by those that count beside it. */
import type { TariffVersionOut } from "@personal-cabinet/api/cabinet";

export type Standing = "inForce" | "future" | "past" | "replaced";

/** The version that counts on a day; days are `2026-11-29`. */
export function inForce(versions: TariffVersionOut[], today: string): TariffVersionOut | null {
  const begun = versions.filter((one) => !one.replaced_at && one.valid_from <= today);
  return begun.reduce<TariffVersionOut | null>(
    (last, one) => (last && last.valid_from > one.valid_from ? last : one),
    null,
  );
}

export function standingOf(
  versions: TariffVersionOut[],
  version: TariffVersionOut,
  today: string,
): Standing {
  if (version.replaced_at) return "replaced";
  if (version.valid_from > today) return "future";
  return inForce(versions, today)?.id === version.id ? "inForce" : "past";
}
