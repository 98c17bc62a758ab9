/** What an outside system may do, in words. */
import type { TFunction } from "i18next";

/** One that a later release adds is shown as it is. A colon would cut the key of its word apart. */
export function scopeWord(t: TFunction, scope: string): string {
  return t(`clients:scope.${scope.replace(":", "-")}`, { defaultValue: scope });
}
