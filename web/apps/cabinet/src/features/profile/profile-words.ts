/** The words of the profile; they come with its page. */
import profile from "@personal-cabinet/i18n/ru/profile";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const profileWords: SectionWords = {
  name: "profile",
  russian: profile,
  english: () => import("@personal-cabinet/i18n/en/profile").then((words) => words.default),
};
