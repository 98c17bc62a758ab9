/** The words of a meter's page; they come with it. */
import type { SectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./words/ru";

export const meterWords: SectionWords = {
  name: "meter",
  russian,
  english: () => import("./words/en").then((words) => words.default),
};
