/** The words of both pages of readings; they come with them. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const readingsWords = sectionWords("readings", russian, () => import("./words/en"));
