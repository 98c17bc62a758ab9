/** The words of one's own page; they come with it. */
import profile from "@personal-cabinet/i18n/ru/staff-profile";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const profileWords: SectionWords = {
  name: "staff-profile",
  russian: profile,
  english: () => import("@personal-cabinet/i18n/en/staff-profile").then((words) => words.default),
};
