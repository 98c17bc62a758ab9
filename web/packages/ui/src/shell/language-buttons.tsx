import type { Language } from "@personal-cabinet/i18n/language";
import type { Translate } from "@personal-cabinet/i18n/translate";
import styles from "./language.module.css";

const LANGUAGES: Language[] = ["ru", "en"];

export type LanguageButtonsProps = {
  t: Translate;
  current: Language;
  onChoose: (language: Language) => void;
};

/** Russian or English, each named in its own language; wherever the words come from. */
export function LanguageButtons({ t, current, onChoose }: LanguageButtonsProps) {
  return (
    <fieldset className={styles.set}>
      <legend className="visually-hidden">{t("common:language.choose")}</legend>
      {/* Old browsers lay no fieldset out as a flex box. */}
      <div className={styles.languages}>
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="button"
            className={styles.language}
            aria-pressed={language === current}
            lang={language}
            onClick={() => onChoose(language)}
          >
            <span aria-hidden="true">{language.toUpperCase()}</span>
            <span className="visually-hidden">{t(`common:language.${language}`)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
