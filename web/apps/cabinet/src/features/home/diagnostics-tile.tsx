import type { HomeOut, MeterEventOut } from "@personal-cabinet/api/cabinet";
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { eventText } from "@personal-cabinet/ui/events/event-text";
import { Severity } from "@personal-cabinet/ui/state/severity";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./home.module.css";

const SHOWN = 3;

const keyOf = (event: MeterEventOut) => `${event.meter_id} ${event.occurred_at} ${event.code}`;

/** How many events of each severity, the gravest of the last days, and the latest ones. */
export function DiagnosticsTile({ diagnostics }: { diagnostics: HomeOut["diagnostics"] }) {
  const { t } = useTranslation();
  if (diagnostics.total === 0) return <p className={styles.soft}>{t("diagnostics.none")}</p>;
  const { worst } = diagnostics;
  const others = diagnostics.latest.filter((event) => !worst || keyOf(event) !== keyOf(worst));
  return (
    <>
      <ul className={styles.severities}>
        {(["critical", "warning", "info"] as const).map((level) => (
          <li key={level}>
            <Severity level={level} count={diagnostics[level]} />
          </li>
        ))}
      </ul>
      {worst && (
        <p className={styles.worst} data-level={worst.severity}>
          <Link to={`/diagnostics?meter=${worst.meter_id}`}>{eventText(worst, t)}</Link>
          <span className={styles.soft}>
            {t("home.worst", { at: formatDateTime(worst.occurred_at), meter: worst.meter_name })}
          </span>
        </p>
      )}
      <ul className={styles.latest}>
        {others.slice(0, worst ? SHOWN - 1 : SHOWN).map((event) => (
          <li key={keyOf(event)}>
            <span className={styles.at}>{formatDateTime(event.occurred_at)}</span>
            <span>{eventText(event, t)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
