/** What the pages of sources say. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { kindWords } from "../shared/kinds/kind-word";
import { lineWords } from "../shared/lines/reason-word";
import russian from "./words/ru";

export const sourceWords = [
  sectionWords("sources", russian, () => import("./words/en")),
  kindWords,
  lineWords,
];
