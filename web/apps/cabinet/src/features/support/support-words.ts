/** The words of appeals; they come with the pages. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";
import problems from "./words/ru-problems";

export const supportWords = sectionWords("support", russian, () => import("./words/en"), {
  russian: problems,
  english: () => import("./words/en-problems"),
});
