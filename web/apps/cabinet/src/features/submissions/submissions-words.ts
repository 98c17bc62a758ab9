/** The words of handing in readings; they come with the page. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const submissionsWords = sectionWords("submissions", russian, () => import("./words/en"));
