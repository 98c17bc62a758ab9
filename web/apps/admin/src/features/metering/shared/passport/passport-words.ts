/** The words of passports, which several pages bring in. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const passportWords = sectionWords("passport", russian, () => import("./words/en"));
