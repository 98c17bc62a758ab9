/** The words of what was known on a day; they come with who shows it. */
import russian from "@personal-cabinet/i18n/ru/known";
import { sectionWords } from "@personal-cabinet/i18n/setup";

export const knownWords = sectionWords(
  "known",
  russian,
  () => import("@personal-cabinet/i18n/en/known"),
);
