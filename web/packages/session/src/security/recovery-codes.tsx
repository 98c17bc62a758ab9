/** Recovery codes, shown this once. */

import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./security.module.css";

export type RecoveryCodesProps = {
  /** What has just been switched on. */
  title: string;
  codes: string[];
  onDone: () => void;
};

export function RecoveryCodes({ title, codes, onDone }: RecoveryCodesProps) {
  const { t } = useTranslation("security");
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.form}>
      <Alert type="success" showIcon role="status" title={title} description={t("codes.keep")} />
      <ul className={styles.codes} aria-label={t("codes.title")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={() => void copyText(codes.join("\n")).then(setCopied)}>
          {t(copied ? "codes.copied" : "codes.copy")}
        </Button>
        <Button type="primary" autoFocus onClick={onDone}>
          {t("codes.kept")}
        </Button>
      </div>
    </div>
  );
}
