/** The rejected lines of a batch: which line, which field, why. */
import type { BatchDetailOut, LineError } from "@personal-cabinet/api/admin";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import type { TableState } from "@personal-cabinet/ui/table/table-state";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reasonOf } from "./batch-words";
import styles from "./integration.module.css";

const FIRST_PAGE: TableState = { limit: 20, offset: 0, sort: "", search: "" };

function Reason({ error }: { error: LineError }) {
  const { t } = useTranslation();
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

export function RejectedLines({ batch }: { batch: BatchDetailOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const phone = usePhone();
  const [page, setPage] = useState(FIRST_PAGE);
  const columns: Column<LineError>[] = [
    {
      key: "line",
      title: t("integration.column.line"),
      align: "right",
      phone: "title",
      // The heading of a card has no column title above it.
      render: (error) =>
        `${phone ? `${t("integration.column.line")} ` : ""}${formatNumber(error.line, language)}`,
    },
    {
      key: "field",
      title: t("integration.column.field"),
      render: (error) => error.field && <code className={styles.field}>{error.field}</code>,
    },
    {
      key: "reason",
      title: t("integration.column.reason"),
      render: (error) => <Reason error={error} />,
    },
  ];
  const items = batch.errors.slice(page.offset, page.offset + page.limit);
  return (
    <section className={styles.lines}>
      <h3>{t("integration.rejectedLines")}</h3>
      {batch.errors.length < batch.rejected && (
        <p className={styles.some}>
          {t("integration.someLines", {
            shown: formatNumber(batch.errors.length, language),
            total: formatNumber(batch.rejected, language),
          })}
        </p>
      )}
      <DataTable
        caption={t("integration.rejectedLines")}
        columns={columns}
        rowKey={(error) => `${error.line} ${error.field} ${error.code}`}
        rowLabel={(error) => String(error.line)}
        state={page}
        onChange={setPage}
        query={{
          data: { items, total: batch.errors.length },
          error: null,
          isFetching: false,
          refetch: () => undefined,
        }}
      />
    </section>
  );
}
