/** The words of the page of outside systems; they come with it. */
import clients from "@personal-cabinet/i18n/ru/clients";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const clientsWords: SectionWords = {
  name: "clients",
  russian: clients,
  english: () => import("@personal-cabinet/i18n/en/clients").then((words) => words.default),
};
