/** What was said of a batch's lines: which line, which field, why. */
import type { LineError } from "@personal-cabinet/api/admin";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import type { TableState } from "@personal-cabinet/ui/table/table-state";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reasonOf } from "./batch-words";
import styles from "./ledger.module.css";

const FIRST_PAGE: TableState = { limit: 20, offset: 0, sort: "", search: "" };

function Reason({ error }: { error: LineError }) {
  const { t } = useTranslation("ledger");
  const { words, known } = reasonOf(t, error);
  if (!known) return <span lang="en">{words}</span>;
  return (
    <>
      {words}
      {/* The service's own sentence names values and limits that the words cannot know. */}
      <span className={styles.original} lang="en">
        {error.reason}
      </span>
    </>
  );
}

export type BatchLinesProps = {
  title: string;
  lines: LineError[];
  /** How many there are, where not all are listed. */
  total?: number;
};

export function BatchLines({ title, lines, total = lines.length }: BatchLinesProps) {
  const { t } = useTranslation("ledger");
  const language = useLanguage();
  const phone = usePhone();
  const [page, setPage] = useState(FIRST_PAGE);
  const columns: Column<LineError>[] = [
    {
      key: "line",
      title: t("column.line"),
      align: "right",
      phone: "title",
      // The heading of a card has no column title above it.
      render: (error) =>
        `${phone ? `${t("column.line")} ` : ""}${formatNumber(error.line, language)}`,
    },
    {
      key: "field",
      title: t("column.field"),
      render: (error) => error.field && <code className={styles.field}>{error.field}</code>,
    },
    {
      key: "reason",
      title: t("column.reason"),
      render: (error) => <Reason error={error} />,
    },
  ];
  const items = lines.slice(page.offset, page.offset + page.limit);
  return (
    <section className={styles.lines}>
      <h3>{title}</h3>
      {lines.length < total && (
        <p className={styles.some}>
          {t("someLines", {
            shown: formatNumber(lines.length, language),
            total: formatNumber(total, language),
          })}
        </p>
      )}
      <DataTable
        caption={title}
        columns={columns}
        rowKey={(error) => `${error.line} ${error.field} ${error.code}`}
        rowLabel={(error) => String(error.line)}
        state={page}
        onChange={setPage}
        query={{
          data: { items, total: lines.length },
          error: null,
          isFetching: false,
          refetch: () => undefined,
        }}
      />
    </section>
  );
}
