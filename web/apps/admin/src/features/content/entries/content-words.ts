import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const contentWords = sectionWords("content", russian, () => import("./words/en"));
