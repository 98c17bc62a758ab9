/** The words of notices; they come after the page they stand on. */
import notices from "@personal-cabinet/i18n/ru/notices";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const noticeWords: SectionWords = {
  name: "notices",
  russian: notices,
  english: () => import("@personal-cabinet/i18n/en/notices").then((words) => words.default),
};
