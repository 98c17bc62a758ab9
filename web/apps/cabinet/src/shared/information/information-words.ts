/** The words of «Информация» for the pages inside. */
import russian from "@personal-cabinet/i18n/ru/information";
import { sectionWords } from "@personal-cabinet/i18n/setup";

export const informationWords = sectionWords(
  "information",
  russian,
  () => import("@personal-cabinet/i18n/en/information"),
);
