/** The words of this folder; they come with the pages that use it. */
import security from "@personal-cabinet/i18n/ru/security";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const securityWords: SectionWords = {
  name: "security",
  russian: security,
  english: () => import("@personal-cabinet/i18n/en/security").then((words) => words.default),
};
