/** Why something was refused, in the reader's language: by its code, never by the service's text. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";
import russian from "./words/ru";

export const lineWords = sectionWords("lines", russian, () => import("./words/en"));

export function reasonOf(t: TFunction, { code }: { code: string }): string {
  const words = t(`lines:${code}`, { defaultValue: "" });
  return words || t("lines:other", { code });
}
