/** The columns of appeals (manual 000, figure 45), and those that can be added. */
import type { StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import type { Language } from "@personal-cabinet/i18n/language";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import { AppealStatus } from "../../../shared/appeal-status";
import type { TableColumns } from "../../../shared/use-columns";
import styles from "./appeals.module.css";

/** In the order of the table; the names are those of the file, too. */
const COLUMNS = [
  "number",
  "status",
  "created_at",
  "kind",
  "topic",
  "account",
  "customer",
  "text",
  "assignee",
  "updated_at",
  "due",
  "rating",
  "team",
] as const;
export type ColumnName = (typeof COLUMNS)[number];

export const TABLE: TableColumns<ColumnName> = {
  name: "appeals",
  all: COLUMNS,
  // Those of the manual; one more would put the last of them beyond the edge of a 1280 px window.
  usual: COLUMNS.slice(0, 8),
};

/** Names an appeal in a sentence. */
export const nameOf = (row: StaffAppealOut) => `№ ${row.number}, ${row.customer.name}`;

/** A moment that is broken between day and time only: a narrow column makes two lines of it, not four. */
function Minute({ at }: { at: string }) {
  const [, day, time] = /^(.*) (\S+)$/.exec(formatMinute(at)) ?? [];
  return (
    <>
      <span className={styles.whole}>{day}</span> <span className={styles.whole}>{time}</span>
    </>
  );
}

function Due({ row, t }: { row: StaffAppealOut; t: TFunction }) {
  if (row.overdue) return <Mark tone="critical">{t("appeals:overdue")}</Mark>;
  if (!row.answer_due_at) return null;
  return (
    <span className={styles.soft}>
      <Minute at={row.answer_due_at} />
    </span>
  );
}

/** `addressOf`: where an appeal is opened. */
export function appealColumns(
  t: TFunction,
  language: Language,
  addressOf: (id: string) => string,
): (Column<StaffAppealOut> & { key: ColumnName })[] {
  const title = (key: ColumnName) => t(`appeals:column.${key}`);
  return [
    {
      key: "number",
      title: title("number"),
      sortable: true,
      phone: "title",
      render: (row) => (
        <Link
          className={styles.open}
          to={{ search: addressOf(row.id) }}
          aria-label={`${nameOf(row)}: ${t("appeals:open")}`}
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
          <AppealStatus status={row.status} />
          {row.overdue && <Mark tone="critical">{t("appeals:overdue")}</Mark>}
          {row.merged_into && (
            <span className={styles.soft}>
              {t("appeals:merge.is", { number: row.merged_into.number })}
            </span>
          )}
          {row.awaits && <span className={styles.awaits}>{t("appeals:awaits")}</span>}
        </span>
      ),
    },
    {
      key: "created_at",
      title: title("created_at"),
      render: (row) => <Minute at={row.created_at} />,
    },
    { key: "kind", title: title("kind"), render: (row) => t(`appeals:kind.${row.kind}`) },
    { key: "topic", title: title("topic"), render: (row) => titleIn(language, row.topic) },
    {
      key: "account",
      title: title("account"),
      render: (row) => row.account?.number ?? "—",
    },
    {
      key: "customer",
      title: title("customer"),
      phone: "plain",
      fit: "long",
      render: (row) => row.customer.name || "—",
    },
    {
      key: "text",
      title: title("text"),
      fit: "long",
      phone: "plain",
      render: (row) => <span className={styles.snippet}>{row.text}</span>,
    },
    {
      key: "assignee",
      title: title("assignee"),
      render: (row) => row.assignee?.name || row.team?.name || "—",
    },
    {
      key: "updated_at",
      title: title("updated_at"),
      render: (row) => <Minute at={row.updated_at} />,
    },
    { key: "due", title: title("due"), sortable: true, render: (row) => <Due row={row} t={t} /> },
    {
      key: "rating",
      title: title("rating"),
      render: (row) => (row.rating ? t("appeals:stars", { count: row.rating.stars }) : "—"),
    },
    { key: "team", title: title("team"), render: (row) => row.team?.name || "—" },
  ];
}
