import { useTranslation } from "react-i18next";
import styles from "./text.module.css";

const CHAPTERS = ["account", "readings", "diagnostics", "support"];

/** How to use the cabinet, chapter by chapter. */
export function InformationText() {
  const { t } = useTranslation();
  return (
    <div className={styles.text}>
      <p>{t("information.intro")}</p>
      {CHAPTERS.map((chapter) => (
        <section key={chapter}>
          <h2>{t(`menu.${chapter}`)}</h2>
          <p>{t(`information.${chapter}`)}</p>
        </section>
      ))}
    </div>
  );
}
