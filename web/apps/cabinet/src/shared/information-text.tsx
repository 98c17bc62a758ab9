import type { Translate } from "@personal-cabinet/i18n/translate";
import styles from "./text.module.css";

const CHAPTERS = ["account", "readings", "diagnostics", "support"];

/** How to use the cabinet, chapter by chapter; wherever the words come from. */
export function InformationText({ t }: { t: Translate }) {
  return (
    <div className={styles.text}>
      <p>{t("information.intro")}</p>
      {CHAPTERS.map((chapter) => (
        <section key={chapter}>
          <h2>{t(`menu.${chapter}`)}</h2>
          <p>{t(`information.${chapter}`)}</p>
        </section>
      ))}
      <p>
        {t("information.verify")} <a href="/verify">{t("information.verifyLink")}</a>
      </p>
    </div>
  );
}
