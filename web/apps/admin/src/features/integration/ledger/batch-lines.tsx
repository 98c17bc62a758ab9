/** What was said of a batch's lines: which line, which field, why; to look at and to take away. */
import CopyOutlined from "@ant-design/icons/CopyOutlined";
import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import type { LineError } from "@personal-cabinet/api/admin";
import type { RefusedLineOut } from "@personal-cabinet/api/cabinet";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { saveFile } from "@personal-cabinet/ui/page/save-file";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import type { TableState } from "@personal-cabinet/ui/table/table-state";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { reasonOf } from "../shared/lines/reason-word";
import styles from "./ledger.module.css";
import { type Contents, csvOf, ndjsonOf, plainOf } from "./lines-file";

const FIRST_PAGE: TableState = { limit: 20, offset: 0, sort: "", search: "" };

type TakeProps = { name: string; lines: LineError[]; contents?: Contents };

function Take({ name, lines, contents }: TakeProps) {
  const { t } = useTranslation("ledger");
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () => void copyText(plainOf(t, lines, contents)).then(setCopied);
  return (
    <div className={styles.take}>
      <Button icon={<CopyOutlined />} onClick={copy}>
        {t("lines.copy")}
      </Button>
      <Button
        icon={<DownloadOutlined />}
        onClick={() => saveFile(`${name}.csv`, csvOf(t, lines, contents), "text/csv")}
      >
        {t("lines.csv")}
      </Button>
      <Button
        icon={<DownloadOutlined />}
        onClick={() =>
          saveFile(`${name}.ndjson`, ndjsonOf(lines, contents), "application/x-ndjson")
        }
      >
        {t("lines.ndjson")}
      </Button>
      <span role="status">{copied !== null && t(copied ? "lines.copied" : "lines.notCopied")}</span>
    </div>
  );
}

function LineContent({ line }: { line: RefusedLineOut | undefined }) {
  const { t } = useTranslation("ledger");
  if (!line) {
    return null;
  }
  return (
    <code className={styles.content}>
      {line.content}
      {line.cut && <span className={styles.cut}> {t("contents.cut")}</span>}
    </code>
  );
}

export type BatchLinesProps = {
  title: string;
  /** Of the files that they are saved as, without an ending. */
  name: string;
  lines: LineError[];
  /** How many there are, where not all are listed. */
  total?: number;
  /** The lines themselves, where they are known. */
  contents?: Contents;
  /** Stands above the table. */
  children?: ReactNode;
};

export function BatchLines({
  title,
  name,
  lines,
  total = lines.length,
  contents,
  children,
}: BatchLinesProps) {
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
      phone: "plain",
      render: (error) => (
        <>
          {reasonOf(t, error)}
          <LineContent line={contents?.get(error.line)} />
        </>
      ),
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
      {children}
      <Take name={name} lines={lines} contents={contents} />
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
