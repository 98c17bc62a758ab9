/** The words of readings that are typed; they come with the pages that take them. */
import problems from "@personal-cabinet/i18n/ru/reading-problems";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const readingEntryWords = sectionWords(
  "reading-entry",
  russian,
  () => import("./words/en"),
  { russian: problems, english: () => import("@personal-cabinet/i18n/en/reading-problems") },
);
