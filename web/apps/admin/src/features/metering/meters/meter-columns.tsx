/** The columns of the meters. */
import type { StaffMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import styles from "./meters.module.css";

const DUE_TONES: Record<string, Tone> = { overdue: "critical", soon: "warning", valid: "plain" };
const LOAD_TONES: Record<string, Tone> = {
  connected: "done",
  limited: "warning",
  disconnected: "critical",
};

export function meterColumns(
  t: TFunction,
  addressOf: (key: string) => string,
): Column<StaffMeterOut>[] {
  return [
    {
      key: "serial_number",
      title: t("meters:column.serial"),
      sortable: true,
      phone: "title",
      fit: "word",
      render: (meter) => (
        <Link className={styles.open} to={{ search: addressOf(String(meter.id)) }}>
          {meter.serial_number}
        </Link>
      ),
    },
    {
      key: "model",
      title: t("meters:column.model"),
      sortable: true,
      phone: "plain",
      fit: "long",
      render: (meter) =>
        meter.model && (
          <>
            {meter.model}
            <span className={styles.soft}>{meter.manufacturer}</span>
          </>
        ),
    },
    {
      key: "account",
      title: t("meters:column.account"),
      phone: "plain",
      fit: "long",
      render: (meter) =>
        meter.account_number && (
          <>
            {meter.account_number}
            <span className={styles.soft}>{meter.customer_name}</span>
          </>
        ),
    },
    {
      key: "address",
      title: t("meters:column.address"),
      phone: "plain",
      fit: "long",
      render: (meter) => meter.address,
    },
    {
      key: "state",
      title: t("meters:column.state"),
      phone: "mark",
      render: (meter) => (
        <>
          {meter.state === "removed" && meter.removed_on
            ? t("meters:removedOn", { day: formatDate(meter.removed_on) })
            : t(`meters:state.${meter.state}`)}
          {meter.load !== "unknown" && (
            <span className={styles.below}>
              <Mark tone={LOAD_TONES[meter.load]}>{t(`meters:load.${meter.load}`)}</Mark>
            </span>
          )}
        </>
      ),
    },
    {
      key: "verification_due_on",
      title: t("meters:column.verification"),
      sortable: true,
      render: (meter) =>
        meter.verification_due_on && (
          <Mark tone={DUE_TONES[meter.verification_state ?? "valid"]}>
            {formatDate(meter.verification_due_on)}
            {meter.verification_state !== "valid" &&
              `, ${t(`meters:due.${meter.verification_state}`)}`}
          </Mark>
        ),
    },
  ];
}
