import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const entriesWords = sectionWords("entries", russian, () => import("./words/en"));
