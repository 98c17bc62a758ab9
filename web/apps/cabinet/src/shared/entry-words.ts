/** The words of the pages before signing in; they come with those pages. */

import entry from "@personal-cabinet/i18n/ru/entry";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const entryWords: SectionWords = {
  name: "entry",
  russian: entry,
  english: () => import("@personal-cabinet/i18n/en/entry").then((words) => words.default),
};
