import { changeLanguage, type Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { LanguageButtons } from "./language-buttons";

/** The choice of a language inside an application. */
export function LanguageSwitch({ onChange }: { onChange?: (language: Language) => void }) {
  const { t } = useTranslation("common");
  const choose = (language: Language) => {
    void changeLanguage(language);
    onChange?.(language);
  };
  return <LanguageButtons t={t} current={useLanguage()} onChoose={choose} />;
}
