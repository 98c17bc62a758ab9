import { useTranslation } from "react-i18next";
import styles from "./state.module.css";

/** Tries again what has failed; light, since the main page has no other button like it. */
export function RetryButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("common");
  return (
    <button type="button" className={styles.retry} onClick={onClick}>
      {t("state.retry")}
    </button>
  );
}
