/** The words of letters; they come with their page. */
import letters from "@personal-cabinet/i18n/ru/letters";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const lettersWords: SectionWords = {
  name: "letters",
  russian: letters,
  english: () => import("@personal-cabinet/i18n/en/letters").then((words) => words.default),
};
