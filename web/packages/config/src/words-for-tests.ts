/** Starts i18next with the real Russian words, for component tests. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import cabinet from "../../i18n/src/ru/cabinet";
import common from "../../i18n/src/ru/common";
import problems from "../../i18n/src/ru/problems";

export function russianWords(): Promise<unknown> {
  return i18next.use(initReactI18next).init({
    lng: "ru",
    ns: ["cabinet", "common", "problems"],
    defaultNS: "cabinet",
    fallbackNS: "common",
    resources: { ru: { cabinet, common, problems } },
    interpolation: { escapeValue: false },
  });
}
