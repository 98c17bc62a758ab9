/** The words of organisations that serve houses. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";
import problems from "./words/ru-problems";

export const organizationsWords = sectionWords(
  "organizations",
  russian,
  () => import("./words/en"),
  { russian: problems, english: () => import("./words/en-problems") },
);
