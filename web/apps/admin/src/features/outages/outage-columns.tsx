/** The columns of outages, and those that can be added. */
import type { StaffOutageOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/language";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import type { TableColumns } from "../../shared/use-columns";
import styles from "./outages.module.css";
import { StatusMark } from "./status-mark";

/** In the order of the table. */
const COLUMNS = [
  "number",
  "status",
  "kind",
  "scope",
  "starts_at",
  "expected_end_at",
  "accounts",
  "buildings",
  "cause",
  "source",
  "changed_at",
] as const;
export type ColumnName = (typeof COLUMNS)[number];

export const TABLE: TableColumns<ColumnName> = {
  name: "outages",
  all: COLUMNS,
  usual: COLUMNS.slice(0, 8),
};

/** Names an outage in a sentence. */
export const nameOf = (row: StaffOutageOut) =>
  [`№ ${row.number}`, row.scope.title].filter(Boolean).join(", ");

/** `addressOf`: where an outage is opened. */
export function outageColumns(
  t: TFunction,
  language: Language,
  addressOf: (id: string) => string,
): (Column<StaffOutageOut> & { key: ColumnName })[] {
  const title = (key: ColumnName) => t(`outages:column.${key}`);
  const time = (at: string | null) => (at ? formatMinute(at) : "—");
  return [
    {
      key: "number",
      title: title("number"),
      phone: "title",
      render: (row) => (
        <Link
          className={styles.open}
          to={{ search: addressOf(String(row.id)) }}
          aria-label={`${nameOf(row)}: ${t("outages:open")}`}
        >
          {row.number}
        </Link>
      ),
    },
    {
      key: "status",
      title: title("status"),
      phone: "mark",
      render: (row) => (
        <span className={styles.marks}>
          <StatusMark status={row.status} />
          {row.overdue && <Mark tone="critical">{t("outages:overdue")}</Mark>}
        </span>
      ),
    },
    { key: "kind", title: title("kind"), render: (row) => t(`outages:kind.${row.kind}`) },
    {
      key: "scope",
      title: title("scope"),
      fit: "long",
      phone: "plain",
      render: (row) => row.scope.title || "—",
    },
    { key: "starts_at", title: title("starts_at"), render: (row) => time(row.starts_at) },
    {
      key: "expected_end_at",
      title: title("expected_end_at"),
      render: (row) => time(row.ended_at ?? row.expected_end_at),
    },
    {
      key: "accounts",
      title: title("accounts"),
      align: "right",
      render: (row) => formatNumber(row.accounts, language),
    },
    {
      key: "buildings",
      title: title("buildings"),
      align: "right",
      render: (row) => formatNumber(row.buildings, language),
    },
    { key: "cause", title: title("cause"), fit: "long", render: (row) => row.cause || "—" },
    { key: "source", title: title("source"), render: (row) => t(`outages:source.${row.source}`) },
    { key: "changed_at", title: title("changed_at"), render: (row) => time(row.changed_at) },
  ];
}
