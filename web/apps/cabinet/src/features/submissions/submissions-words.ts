/** The words of handing in readings; they come with the page. */

import problems from "@personal-cabinet/i18n/ru/reading-problems";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const submissionsWords = sectionWords("submissions", russian, () => import("./words/en"), {
  russian: problems,
  english: () => import("@personal-cabinet/i18n/en/reading-problems"),
});
