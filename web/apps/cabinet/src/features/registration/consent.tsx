/** The agreement's text and the check box that makes the button live. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./registration.module.css";

/** Changes with every change of the agreement's text; it is kept with the consent. */
export const CONSENT_VERSION = "2026-11-22";

export type ConsentProps = { given: boolean; onChange: (given: boolean) => void };

export function Consent({ given, onChange }: ConsentProps) {
  const { t } = useTranslation("entry");
  return (
    <div className={styles.consent}>
      <Checkbox checked={given} onChange={(event) => onChange(event.target.checked)}>
        {t("registration.consent")}
      </Checkbox>
      <details>
        <summary>{t("registration.agreement")}</summary>
        {t("registration.agreementText")
          .split("\n")
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
        <p>{t("registration.version", { day: formatDate(CONSENT_VERSION) })}</p>
      </details>
    </div>
  );
}
