/** The words of the preferences; they come with their page. */
import preferences from "@personal-cabinet/i18n/ru/preferences";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const preferencesWords: SectionWords = {
  name: "preferences",
  russian: preferences,
  english: () => import("@personal-cabinet/i18n/en/preferences").then((words) => words.default),
};
