/** The agreement's text and the check box that makes the button live. */
import type { AgreementOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Choice } from "@personal-cabinet/session/form/choice";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useEffect, useState } from "react";
import { getInformation } from "../../shared/api/get-information";
import styles from "./registration.module.css";

/** Of the text that comes with the application; it is kept with the consent. */
const OWN_VERSION = "2026-11-22";

/** What is agreed to: what the supplier has published, or else the application's own text. */
export type Asked = { version: string; published: AgreementOut | null };

export function useAsked(): Asked {
  const [asked, setAsked] = useState<Asked>({ version: OWN_VERSION, published: null });
  useEffect(() => {
    getInformation().then(
      ({ agreement }) => {
        if (agreement) setAsked({ version: agreement.valid_from, published: agreement });
      },
      () => undefined,
    );
  }, []);
  return asked;
}

export type ConsentProps = { asked: Asked; given: boolean; onChange: (given: boolean) => void };

export function Consent({ asked, given, onChange }: ConsentProps) {
  const { t, language } = useWords();
  const { published } = asked;
  const text = published
    ? (language === "en" && published.text_en) || published.text
    : t("entry:registration.agreementText");
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
        {text.split("\n").map((line, at) => (
          <p key={`${at} ${line}`}>{line}</p>
        ))}
        <p>{t("entry:registration.version", { day: formatDate(asked.version) })}</p>
      </details>
    </div>
  );
}
