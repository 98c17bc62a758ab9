/** The agreement's text and the check box that makes the button live. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Choice } from "@personal-cabinet/session/form/choice";
import { useWords } from "@personal-cabinet/session/words/use-words";
import styles from "./registration.module.css";

/** Changes with every change of the agreement's text; it is kept with the consent. */
export const CONSENT_VERSION = "2026-11-22";

export type ConsentProps = { given: boolean; onChange: (given: boolean) => void };

export function Consent({ given, onChange }: ConsentProps) {
  const { t } = useWords();
  return (
    <div className={styles.consent}>
      <Choice
        type="checkbox"
        checked={given}
        onChange={(event) => onChange(event.target.checked)}
        label={t("entry:registration.consent")}
      />
      <details>
        <summary>{t("entry:registration.agreement")}</summary>
        {t("entry:registration.agreementText")
          .split("\n")
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
        <p>{t("entry:registration.version", { day: formatDate(CONSENT_VERSION) })}</p>
      </details>
    </div>
  );
}
