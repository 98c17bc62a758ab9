/** The words of outages; they come with the page and with the banner. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";
import problems from "./words/ru-problems";

export const outagesWords = sectionWords("outages", russian, () => import("./words/en"), {
  russian: problems,
  english: () => import("./words/en-problems"),
});
