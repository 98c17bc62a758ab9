/** The words of announcements; they come with those pages. */
import announcements from "@personal-cabinet/i18n/ru/announcements";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const announcementsWords: SectionWords = {
  name: "announcements",
  russian: announcements,
  english: () => import("@personal-cabinet/i18n/en/announcements").then((words) => words.default),
};
