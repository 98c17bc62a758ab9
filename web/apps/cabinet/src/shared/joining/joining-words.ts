/** The words of the fields for an account; they come with the page that shows them. */
import joining from "@personal-cabinet/i18n/ru/joining";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const joiningWords: SectionWords = {
  name: "joining",
  russian: joining,
  english: () => import("@personal-cabinet/i18n/en/joining").then((words) => words.default),
};
