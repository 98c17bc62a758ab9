/** One outage: what, when, where, why, and what was told since. */
import type { OutageOut } from "@personal-cabinet/api/cabinet";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import styles from "./outages.module.css";
import { spanOf } from "./span";

const TONES: Record<OutageOut["status"], Tone> = {
  current: "critical",
  planned: "warning",
  ended: "done",
  cancelled: "plain",
};

function News({ updates }: Pick<OutageOut, "updates">) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const [latest, ...former] = updates.map(({ at, text, expected_end_at: end }) => (
    <li key={at}>
      <span className={styles.soft}>{formatDayAndTime(at, language)}</span>
      {text && <p className={styles.text}>{text}</p>}
      {end && <p>{t("newEnd", { at: formatDayAndTime(end, language) })}</p>}
    </li>
  ));
  if (!latest) return null;
  return (
    <>
      <ul aria-label={t("updates")} className={styles.news}>
        {latest}
      </ul>
      {former.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("updatesMore")}</summary>
          <ul className={styles.news}>{former}</ul>
        </details>
      )}
    </>
  );
}

/** What is known of the end, where that is more than the hours say. */
function End({ outage }: { outage: OutageOut }) {
  const { t } = useTranslation("outages");
  if (outage.status !== "current") return null;
  if (outage.overdue) return <p className={styles.late}>{t("overdue")}</p>;
  return outage.expected_end_at ? null : <p>{t("noEnd")}</p>;
}

export function OutageCard({ outage }: { outage: OutageOut }) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const { kind, status, cause, places } = outage;
  return (
    <li className={styles.card} data-status={status}>
      <div className={styles.head}>
        <h3>{t(`kind.${kind}`)}</h3>
        <Mark tone={TONES[status]}>{t(`status.${status}`)}</Mark>
      </div>
      <p className={styles.span}>{spanOf(outage, t, language)}</p>
      <End outage={outage} />
      <ul aria-label={t("places")} className={styles.places}>
        {places.map(({ account_id, address, number }) => (
          <li key={account_id}>{t("place", { address, number })}</li>
        ))}
      </ul>
      {cause && <p className={styles.text}>{t("cause", { cause })}</p>}
      <News updates={outage.updates} />
    </li>
  );
}
