import { useTranslation } from "react-i18next";
import styles from "./map.module.css";
import { mapWords } from "./map-words";

export const words = mapWords;

/** Says that there is no map, and that nothing is lost by it. */
export function Component() {
  const { t } = useTranslation("map");
  return (
    <p role="status" className={styles.failed}>
      {t("failed")}
    </p>
  );
}
