import { changeLanguage, type Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import styles from "./shell.module.css";

const LANGUAGES: Language[] = ["ru", "en"];

/** Russian or English, each named in its own language. */
export function LanguageSwitch({ onChange }: { onChange?: (language: Language) => void }) {
  const { t } = useTranslation("common");
  const current = useLanguage();
  const choose = (language: Language) => {
    void changeLanguage(language);
    onChange?.(language);
  };
  return (
    <fieldset className={styles.languageSet}>
      <legend className="visually-hidden">{t("language.choose")}</legend>
      {/* Old browsers lay no fieldset out as a flex box. */}
      <div className={styles.languages}>
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="button"
            className={styles.language}
            aria-pressed={language === current}
            lang={language}
            onClick={() => choose(language)}
          >
            <span aria-hidden="true">{language.toUpperCase()}</span>
            <span className="visually-hidden">{t(`language.${language}`)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
