import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./account.module.css";

/** One meter: what it is, whether the load is on, and the way to its chart. */
export function MeterCard({ meter }: { meter: MeterOut }) {
  const { t } = useTranslation();
  const state = meter.connection_state ?? "unknown";
  const model = [meter.manufacturer, meter.model].filter(Boolean).join(" ");
  return (
    <div className={styles.meter}>
      <div className={styles.meterHead}>
        <Link className={styles.name} to={`/account/meters/${meter.id}`}>
          {meter.name}
        </Link>
        {meter.ongoing && meter.in_service && (
          <span className={styles.state} data-state={state}>
            {t(`meter.state.${state}`)}
          </span>
        )}
      </div>
      <p>{t("meter.serial", { number: meter.serial_number })}</p>
      {model && <p className={styles.soft}>{model}</p>}
      {meter.removed_on && (
        <p className={styles.soft}>{t("meter.removed", { day: formatDate(meter.removed_on) })}</p>
      )}
      <p className={styles.soft}>
        {meter.last_day
          ? t("meter.lastDay", { day: formatDate(meter.last_day) })
          : t("meter.noData")}
      </p>
      {meter.verification_due_on && meter.verification_state !== "valid" && (
        <p>
          <Mark tone={meter.verification_state === "overdue" ? "critical" : "warning"}>
            {t(`meter.verification.${meter.verification_state}`, {
              day: formatDate(meter.verification_due_on),
            })}
          </Mark>
        </p>
      )}
      <p className={styles.links}>
        <Link to={`/account/meters/${meter.id}`}>{t("meter.openCard")}</Link>
        <Link to={`/readings?meter=${meter.id}`}>{t("meter.openChart")}</Link>
        <Link to={`/diagnostics?meter=${meter.id}`}>{t("meter.openEvents")}</Link>
      </p>
    </div>
  );
}
