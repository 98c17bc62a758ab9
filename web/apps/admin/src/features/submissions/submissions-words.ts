/** The words of the pages about readings that were handed in. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const submissionsWords = sectionWords("submissions", russian, () => import("./words/en"));
