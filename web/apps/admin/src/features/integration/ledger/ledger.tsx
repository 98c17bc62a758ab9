/** The ledger of batches: who sent what, when, and what became of it. */

import type { BatchOut } from "@personal-cabinet/api/admin";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { kindWord } from "../shared/kinds/kind-word";
import { batchesQuery } from "./api/list-batches";
import { sendersQuery } from "./api/list-senders";
import { BatchOutcome } from "./batch-outcome";
import styles from "./ledger.module.css";
import { BATCH, readFilters, withFilter, withoutFilters } from "./ledger-address";
import { LedgerFilters } from "./ledger-filters";

function useColumns(): Column<BatchOut>[] {
  const { t } = useTranslation("ledger");
  const language = useLanguage();
  const { addressOf } = useAddressRecord(BATCH);
  const number = (value: number) => formatNumber(value, language);
  return [
    {
      key: "time",
      title: t("column.time"),
      phone: "title",
      fit: "line",
      render: (batch) => (
        <Link
          className={styles.open}
          to={{ search: addressOf(batch.batch_id) }}
          aria-label={`${formatMoment(batch.received_at)}, ${kindWord(t, batch.kind)}: ${t("open")}`}
        >
          {formatMoment(batch.received_at)}
        </Link>
      ),
    },
    {
      key: "sender",
      title: t("column.sender"),
      phone: "plain",
      fit: "long",
      render: (batch) => batch.sender,
    },
    {
      key: "kind",
      title: t("column.kind"),
      phone: "plain",
      render: (batch) => kindWord(t, batch.kind),
    },
    {
      key: "state",
      title: t("column.state"),
      phone: "mark",
      render: (batch) => <BatchOutcome batch={batch} />,
    },
    {
      key: "accepted",
      title: t("column.accepted"),
      align: "right",
      render: (batch) => number(batch.accepted),
    },
    {
      key: "rejected",
      title: t("column.rejected"),
      align: "right",
      render: (batch) => (
        <span className={batch.rejected > 0 ? styles.rejected : undefined}>
          {number(batch.rejected)}
        </span>
      ),
    },
  ];
}

export function Ledger() {
  const { t } = useTranslation("ledger");
  const [params, setParams] = useAddress();
  const [state, setState] = useTableState(useRowsPerPage());
  const senders = useQuery(sendersQuery());
  const filters = readFilters(params);
  const { limit, offset } = state;
  const batches = useQuery(batchesQuery({ ...filters, limit, offset }));
  const on = Object.values(filters).filter((value) => value !== undefined).length;
  const clear = () => setParams(withoutFilters);
  return (
    <DataTable
      caption={t("ledger")}
      columns={useColumns()}
      rowKey={(batch) => batch.batch_id}
      rowLabel={(batch) => `${formatMoment(batch.received_at)}, ${kindWord(t, batch.kind)}`}
      state={state}
      onChange={setState}
      query={batches}
      tools={
        <LedgerFilters
          filters={filters}
          senders={senders.data?.map(({ sender }) => sender) ?? []}
          onFilter={(name, value) => setParams((now) => withFilter(now, name, value))}
          onClear={clear}
        />
      }
      toolsOn={on}
      empty={
        on > 0 ? (
          <Empty
            title={t("common:table.nothing")}
            text={t("nothingText")}
            action={<Button onClick={clear}>{t("clear")}</Button>}
          />
        ) : (
          <Empty title={t("empty")} text={t("emptyText")} />
        )
      }
    />
  );
}
