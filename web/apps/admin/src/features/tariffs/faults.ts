/** Mistakes of a version or a file, in words: where, and what is wrong. */
import { asProblem } from "@personal-cabinet/api/problem";
import type { TFunction } from "i18next";

function placeOf(t: TFunction, field: string): string {
  const path = field.split(".");
  const numberAfter = (name: string) => {
    const at = path.indexOf(name);
    return at < 0 ? null : Number(path[at + 1]) + 1;
  };
  const named = (["schedules", "versions", "seasons", "zones", "bands"] as const).flatMap(
    (name) => {
      const number = numberAfter(name);
      return number === null || Number.isNaN(number)
        ? []
        : [t(`tariffs:place.${name}`, { number })];
    },
  );
  return named.join(", ");
}

/** Sentences of the refused fields, each once; none when the problem is another. */
export function faultsOf(error: unknown, t: TFunction): string[] {
  if (!error) return [];
  const sentences = asProblem(error).errors.map(({ field, code, message }) => {
    // A table's line tells its number and column itself.
    if (field.startsWith("lines.")) return message;
    const words = t(`tariffs:fault.${code}`, { defaultValue: "" });
    const place = placeOf(t, field);
    const told = words || `${t("tariffs:fault.other")} (${field})`;
    return place ? `${place}: ${told}` : told;
  });
  return [...new Set(sentences)];
}
