/** Batches of a source that were refused as a whole: sent again, one or all. */
import type { StagedBatchOut } from "@personal-cabinet/api/integration";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { kindWord } from "../shared/kinds/kind-word";
import { refusedQuery } from "./api/list-refused";
import { SOURCES } from "./api/list-sources";
import { sendAgain, sendAllAgain } from "./api/send-again";
import styles from "./sources.module.css";

export function RefusedPart({ id }: { id: number }) {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  const [table, setTable] = useTableState(useRowsPerPage());
  const queries = useQueryClient();
  const tell = useTell();
  const may = useMay("integration:operate");
  const batches = useQuery(refusedQuery({ sourceId: id, ...page(table) }));
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: SOURCES }) };
  const one = useMutation({
    mutationFn: sendAgain,
    onSuccess: () => tell(t("batches.sent", { count: 1 })),
    ...settled,
  });
  const all = useMutation({
    mutationFn: () => sendAllAgain(id),
    onSuccess: (count) => tell(t("batches.sent", { count })),
    ...settled,
  });
  const columns: Column<StagedBatchOut>[] = [
    {
      key: "staged_at",
      title: t("batches.staged"),
      fit: "line",
      phone: "title",
      render: ({ staged_at: at }) => formatMinute(at),
    },
    { key: "kind", title: t("kind.name"), render: ({ kind }) => kindWord(t, kind) },
    {
      key: "lines",
      title: t("batches.lines"),
      align: "right",
      render: ({ lines }) => formatNumber(lines, language),
    },
    {
      key: "finished",
      title: t("batches.refused"),
      fit: "line",
      render: ({ finished_at: at }) => at && formatMinute(at),
    },
    {
      key: "error",
      title: t("batches.answer"),
      fit: "long",
      render: ({ last_error: error }) => <code className={styles.code}>{error}</code>,
    },
  ];
  return (
    <>
      <FormAlert error={one.error ?? all.error} />
      <DataTable
        caption={t("part.refused")}
        columns={columns}
        actions={
          may
            ? (batch) => [
                { key: "again", label: t("batches.again"), onChoose: () => one.mutate(batch.id) },
              ]
            : undefined
        }
        rowKey={({ id: batch }) => batch}
        rowLabel={({ staged_at: at }) => formatMinute(at)}
        state={table}
        onChange={setTable}
        query={batches}
        tools={
          may &&
          (batches.data?.total ?? 0) > 0 && (
            <Popconfirm
              title={t("batches.ask")}
              description={t("batches.askText")}
              okText={t("batches.again")}
              cancelText={t("common:password.cancel")}
              onConfirm={() => all.mutate()}
            >
              <Button loading={all.isPending}>{t("batches.all")}</Button>
            </Popconfirm>
          )
        }
        empty={<Empty title={t("batches.empty")} text={t("batches.emptyText")} />}
      />
    </>
  );
}

function page({ limit, offset }: { limit: number; offset: number }) {
  return { limit, offset };
}
