/** The words of the accounts' pages; they come with them. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const accountWords = sectionWords("account", russian, () => import("./words/en"));
