import type { OverviewOut } from "@personal-cabinet/api/cabinet";
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { Severity } from "@personal-cabinet/ui/state/severity";
import { useTranslation } from "react-i18next";
import styles from "./home.module.css";

const SHOWN = 3;

/** How many events of each severity, and the latest ones. */
export function DiagnosticsTile({ diagnostics }: { diagnostics: OverviewOut["diagnostics"] }) {
  const { t } = useTranslation();
  if (diagnostics.total === 0) return <p className={styles.soft}>{t("diagnostics.none")}</p>;
  return (
    <>
      <ul className={styles.severities}>
        {(["critical", "warning", "info"] as const).map((level) => (
          <li key={level}>
            <Severity level={level} count={diagnostics[level]} />
          </li>
        ))}
      </ul>
      <ul className={styles.latest}>
        {diagnostics.latest.slice(0, SHOWN).map((event) => (
          <li key={`${event.meter_id} ${event.occurred_at} ${event.code}`}>
            <span className={styles.at}>{formatDateTime(event.occurred_at)}</span>
            <span>{event.text || event.code}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
