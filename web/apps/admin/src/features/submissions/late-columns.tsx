/** The columns of readings that came too late. */
import type { LateReadingOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMinute } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./submissions.module.css";

/** Unique among organisations, too. */
export const lateKey = ({ organization, key }: LateReadingOut) => `${organization.id}-${key}`;

/** Names a reading in a sentence. */
export const lateName = (row: LateReadingOut) =>
  `${row.serial_number}, ${formatMinute(row.taken_at)}`;

/** As they were typed, zone by zone; of a single one its value alone. */
export function typedWords({ values }: LateReadingOut, t: TFunction): string {
  const all = Object.entries(values);
  const told = all.map(([zone, value]) =>
    all.length > 1 ? t("submissions:value", { zone: t(`submissions:zone.${zone}`), value }) : value,
  );
  return told.join("; ");
}

/** Whether somebody has to decide yet. */
export function LateMark({ row }: { row: LateReadingOut }) {
  const { t } = useTranslation("submissions");
  const which = row.settled ? "settled" : "waiting";
  return <Mark tone={row.settled ? "done" : "warning"}>{t(`late.state.${which}`)}</Mark>;
}

/** `addressOf`: where a reading is opened. */
export function lateColumns(
  t: TFunction,
  addressOf: (key: string) => string,
): Column<LateReadingOut>[] {
  return [
    {
      key: "meter",
      title: t("submissions:column.meter"),
      phone: "title",
      render: (row) => (
        <Link
          className={styles.open}
          to={{ search: addressOf(lateKey(row)) }}
          aria-label={`${lateName(row)}: ${t("submissions:open")}`}
        >
          {row.serial_number}
        </Link>
      ),
    },
    {
      key: "address",
      title: t("submissions:column.address"),
      phone: "plain",
      fit: "long",
      render: (row) => (
        <>
          {row.address}
          <span className={styles.soft}>{row.customer_name}</span>
        </>
      ),
    },
    {
      key: "values",
      title: t("submissions:column.values"),
      align: "right",
      render: (row) => typedWords(row, t),
    },
    {
      key: "taken",
      title: t("submissions:column.taken"),
      fit: "line",
      render: (row) => formatMinute(row.taken_at),
    },
    {
      key: "arrived",
      title: t("submissions:late.arrived"),
      render: (row) => (
        <>
          {formatMinute(row.arrived_at)}
          <span className={styles.soft}>
            {t("submissions:late.closed", { day: formatDate(row.closes_on) })}
          </span>
        </>
      ),
    },
    {
      key: "organization",
      title: t("submissions:column.organization"),
      render: (row) => (
        <>
          {row.organization.short_name}
          <span className={styles.soft}>{row.by}</span>
        </>
      ),
    },
    {
      key: "state",
      title: t("submissions:column.state"),
      phone: "mark",
      render: (row) => <LateMark row={row} />,
    },
  ];
}
