/** When the meter was verified and checked, when it must be again, and what to do about it. */
import type { MeterCardOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./meter.module.css";

function Due({ state, day }: { state: "soon" | "overdue"; day: string }) {
  const { t } = useTranslation("meter");
  const { phone, hours } = useSupplier();
  const reach = [phone, hours].filter(Boolean).join(", ");
  const advice = [
    t(`verification.${state}Advice`),
    phone ? t("verification.call", { reach }) : t("cabinet:support.ask"),
  ];
  return (
    <Alert
      type={state === "overdue" ? "error" : "warning"}
      showIcon
      className={styles.note}
      title={t(`verification.${state}`, { day })}
      description={advice.join(" ")}
    />
  );
}

export function VerificationPanel({ meter }: { meter: MeterCardOut }) {
  const { t } = useTranslation("meter");
  const date = (day: string | null) => day && formatDate(day);
  const { verification_state: state, verification_due_on: due } = meter;
  const next = due ?? meter.next_verification_on;
  return (
    <Panel title={t("verification.title")}>
      {due && (state === "soon" || state === "overdue") && (
        <Due state={state} day={formatDate(due)} />
      )}
      <Facts
        facts={[
          { label: t("verification.check"), value: date(meter.last_instrumental_check_on) },
          { label: t("verification.seal"), value: meter.seal_number },
          { label: t("verification.last"), value: date(meter.last_verification_on) },
          {
            label: t("verification.next"),
            value: meter.verification_computed
              ? t("verification.computed", { day: date(due) })
              : date(next),
          },
        ]}
      />
      {meter.ongoing && meter.in_service && !next && (
        <p className={styles.soft}>{t("verification.unknown")}</p>
      )}
    </Panel>
  );
}
