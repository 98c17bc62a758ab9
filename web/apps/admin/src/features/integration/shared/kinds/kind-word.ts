/** The kinds of data in words. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";
import russian from "./words/ru";

export const kindWords = sectionWords("kinds", russian, () => import("./words/en"));

/** A kind in words; one that a later release adds is shown as it is. */
export function kindWord(t: TFunction, kind: string): string {
  return t(`kinds:${kind}`, { defaultValue: kind });
}
