/** The current language as the formats need it. */
import { useTranslation } from "react-i18next";
import type { Language } from "./setup";

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "ru";
}
