/** Runs of a source: when, by whom, what they brought, and why they failed. */
import type { RunOut } from "@personal-cabinet/api/integration";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { useActOnSource } from "./api/act-on-source";
import { runsQuery } from "./api/list-runs";
import { failureWords } from "./failure-words";

const TONES: Record<RunOut["outcome"], Tone> = {
  running: "info",
  done: "done",
  failed: "critical",
  stopped: "plain",
  broken: "warning",
};
const SHOWN = ["telling", "all"] as const;

function runColumns(t: TFunction, language: Language): Column<RunOut>[] {
  const count = (key: "pages" | "items" | "rejected"): Column<RunOut> => ({
    key,
    title: t(`sources:runs.${key}`),
    align: "right",
    render: (run) => formatNumber(run[key], language),
  });
  return [
    {
      key: "began",
      title: t("sources:runs.began"),
      fit: "line",
      phone: "title",
      render: ({ began_at: at }) => formatMoment(at),
    },
    {
      key: "ended",
      title: t("sources:runs.ended"),
      fit: "line",
      render: ({ ended_at: at }) => (at ? formatMoment(at) : "—"),
    },
    {
      key: "by",
      title: t("sources:runs.by"),
      render: ({ asked_by: by }) => t(by ? "sources:runs.staff" : "sources:runs.clock"),
    },
    count("pages"),
    count("items"),
    count("rejected"),
    {
      key: "outcome",
      title: t("sources:runs.outcome"),
      phone: "mark",
      render: (run) => (
        <>
          <Mark tone={TONES[run.outcome]}>{t(`sources:outcome.${run.outcome}`)}</Mark>
          {run.outcome === "failed" && <div>{failureWords(t, run.error_code)}</div>}
        </>
      ),
    },
  ];
}

export function RunsPart({ id, active }: { id: number; active: boolean }) {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  const [table, setTable] = useTableState(useRowsPerPage());
  const [shown, setShown] = useAddressChoice("runs", SHOWN);
  const tell = useTell();
  const again = useActOnSource(id);
  const may = useMay("integration:operate") && active;
  const telling = shown === "telling";
  const runs = useQuery(
    runsQuery({ sourceId: id, telling, limit: table.limit, offset: table.offset }),
  );
  const actions = ({ outcome }: RunOut) =>
    outcome === "failed" || outcome === "broken"
      ? [
          {
            key: "again",
            label: t("runs.again"),
            onChoose: () => again.mutate("run", { onSuccess: () => tell(t("asked")) }),
          },
        ]
      : [];
  return (
    <DataTable
      caption={t("part.runs")}
      columns={runColumns(t, language)}
      // Without any there is no column for it.
      actions={may && runs.data?.items.some((run) => actions(run).length > 0) ? actions : undefined}
      rowKey={({ id: run }) => run}
      rowLabel={({ began_at: at }) => formatMoment(at)}
      state={table}
      onChange={setTable}
      query={runs}
      tools={
        <FilterChoice
          label={t("runs.shown")}
          value={shown}
          options={SHOWN.map((value) => ({ value, label: t(`runs.show.${value}`) }))}
          onChange={setShown}
        />
      }
      empty={<Empty title={t("runs.empty")} text={t("runs.emptyText")} />}
    />
  );
}
