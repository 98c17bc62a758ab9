/** The words of walks, and how a meter, its readings and days are told. */
import type { WalkMeterOut, WalkStandingOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";
import { readingEntryWords } from "../../shared/reading-entry/reading-entry-words";
import { wheelText } from "../../shared/reading-entry/wheels";
import type { Entry } from "../../shared/walk/entries";
import russian from "./words/ru";

export const walkWords = [
  readingEntryWords,
  sectionWords("servicing-walk", russian, () => import("./words/en")),
];

/** `Кв. 12`, or what stands in the place of a number. */
export function flatName(
  { flat, scope }: Pick<WalkMeterOut, "flat" | "scope">,
  t: TFunction,
): string {
  if (flat) return t("servicing-walk:round.flat", { flat });
  return t(scope === "building" ? "servicing-walk:round.common" : "servicing-walk:round.place");
}

/** `T1 12345,6; T2 234,5`; of a counter without zones the figure alone. */
export function standingValues({ values }: WalkStandingOut, t: TFunction): string {
  const told = values.map((one) => {
    const value = wheelText(one.value_wh, one);
    return values.length > 1 ? t("servicing-walk:values", { zone: one.zone, value }) : value;
  });
  return told.join("; ");
}

export function typedValues({ values }: Pick<Entry, "values">, t: TFunction): string {
  const all = Object.entries(values);
  const told = all.map(([zone, value]) =>
    all.length > 1 ? t("servicing-walk:values", { zone, value }) : value,
  );
  return told.join("; ");
}
