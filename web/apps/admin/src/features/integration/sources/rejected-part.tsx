/** Rows of a source that did not fit: by reason, looked at one by one, taken away as a file. */

import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import type { RejectedReasonOut, RejectedRowOut } from "@personal-cabinet/api/integration";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { saveFrom } from "@personal-cabinet/ui/page/save-file";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { kindWord } from "../shared/kinds/kind-word";
import { reasonOf } from "../shared/lines/reason-word";
import {
  type RejectedFilters,
  reasonsQuery,
  rejectedFile,
  rejectedQuery,
} from "./api/list-rejected";
import { RejectedDrawer } from "./rejected-drawer";
import styles from "./sources.module.css";

/** The name under which the address keeps the row that is looked at. */
const ROW = "row";
const FORMATS = ["xlsx", "csv"] as const;

function sumOf(reasons: RejectedReasonOut[], of: "code" | "kind"): Map<string, number> {
  const sums = new Map<string, number>();
  for (const reason of reasons) {
    sums.set(reason[of], (sums.get(reason[of]) ?? 0) + reason.rows);
  }
  return sums;
}

function useFilters(): [RejectedFilters, (name: "code" | "kind", value?: string) => void] {
  const [params, setParams] = useAddress();
  const code = params.get("code");
  const kind = params.get("kind");
  const choose = (name: "code" | "kind", value?: string) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      next.delete("page");
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  return [{ ...(code && { code }), ...(kind && { kind }) }, choose];
}

export function RejectedPart({ id }: { id: number }) {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  const [table, setTable] = useTableState(useRowsPerPage());
  const [filters, choose] = useFilters();
  const record = useAddressRecord(ROW);
  const may = useMay("integration:operate");
  const reasons = useQuery(reasonsQuery(id)).data ?? [];
  const rows = useQuery(
    rejectedQuery({ sourceId: id, ...filters, limit: table.limit, offset: table.offset }),
  );
  const total = rows.data?.total ?? 0;
  const options = (of: "code" | "kind", word: (key: string) => string) =>
    [...sumOf(reasons, of)].map(([value, count]) => ({
      value,
      label: `${word(value)} (${formatNumber(count, language)})`,
    }));
  const columns: Column<RejectedRowOut>[] = [
    {
      key: "at",
      title: t("rows.at"),
      fit: "line",
      phone: "title",
      render: ({ id: row, rejected_at: at }) =>
        may ? (
          <Link to={{ search: record.addressOf(String(row)) }}>{formatMinute(at)}</Link>
        ) : (
          formatMinute(at)
        ),
    },
    { key: "kind", title: t("kind.name"), render: ({ kind }) => kindWord(t, kind) },
    {
      key: "field",
      title: t("rows.field"),
      render: ({ field }) => field && <code className={styles.code}>{field}</code>,
    },
    {
      key: "reason",
      title: t("rows.reason"),
      fit: "long",
      render: ({ code }) => reasonOf(t, { code }),
    },
    { key: "stage", title: t("rows.stage"), render: ({ stage }) => t(`stage.${stage}`) },
  ];
  return (
    <>
      <DataTable
        caption={t("part.rejected")}
        columns={columns}
        rowKey={({ id: row }) => row}
        rowLabel={({ rejected_at: at }) => formatMinute(at)}
        state={table}
        onChange={setTable}
        query={rows}
        toolsOn={Object.keys(filters).length}
        tools={
          <>
            <FilterSelect
              any={t("rows.any")}
              label={t("rows.reason")}
              value={filters.code}
              options={options("code", (code) => reasonOf(t, { code }))}
              onChange={(value) => choose("code", value)}
            />
            <FilterSelect
              any={t("rows.any")}
              label={t("kind.name")}
              value={filters.kind}
              options={options("kind", (kind) => kindWord(t, kind))}
              onChange={(value) => choose("kind", value)}
            />
            {may &&
              total > 0 &&
              FORMATS.map((format) => (
                <Button
                  key={format}
                  className={styles.take ?? ""}
                  icon={<DownloadOutlined aria-hidden="true" />}
                  title={t("rows.recorded")}
                  onClick={() => saveFrom(rejectedFile(id, format, language, filters), "")}
                >
                  {t(`rows.${format}`)}
                </Button>
              ))}
          </>
        }
        empty={<Empty title={t("rows.empty")} text={t("rows.emptyText")} />}
      />
      {may && <RejectedDrawer sourceId={id} row={record.opened} onClose={record.close} />}
    </>
  );
}
