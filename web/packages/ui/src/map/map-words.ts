/** The words of a map; they come with it. */
import russian from "@personal-cabinet/i18n/ru/map";
import { sectionWords } from "@personal-cabinet/i18n/setup";

export const mapWords = sectionWords("map", russian, () => import("@personal-cabinet/i18n/en/map"));
