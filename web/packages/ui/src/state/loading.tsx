import { useTranslation } from "react-i18next";
import styles from "./state.module.css";

/** A skeleton of lines, or one block of a known height, that keeps the place of what is coming. */
export function Loading({ lines = 4, height }: { lines?: number; height?: number }) {
  const { t } = useTranslation("common");
  return (
    <div className={styles.bones} role="status">
      <span className="visually-hidden">{t("state.loading")}</span>
      {height ? (
        <div className={`${styles.bone} ${styles.block}`} style={{ height }} />
      ) : (
        Array.from({ length: lines }, (_, line) => `bone-${line}`).map((key) => (
          <div key={key} className={styles.bone} />
        ))
      )}
    </div>
  );
}
