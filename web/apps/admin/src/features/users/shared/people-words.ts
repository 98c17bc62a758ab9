/** The words of users, staff and registration requests; they come with those pages. */
import people from "@personal-cabinet/i18n/ru/people";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const peopleWords: SectionWords = {
  name: "people",
  russian: people,
  english: () => import("@personal-cabinet/i18n/en/people").then((words) => words.default),
};
