/** The advice to confirm sign-ins; who does not want it now is left alone for a month. */
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isPutOff, putOff } from "./put-off";
import styles from "./security.module.css";

export function Advice({ reader }: { reader: string }) {
  const { t } = useTranslation("security");
  const [hidden, setHidden] = useState(() => isPutOff(reader));
  if (hidden) return null;
  const later = () => {
    putOff(reader);
    setHidden(true);
  };
  return (
    <div className={styles.offered}>
      <p>{t("offered")}</p>
      <Button size="small" onClick={later}>
        {t("offeredLater")}
      </Button>
    </div>
  );
}
