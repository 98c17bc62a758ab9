/** How a source is doing: what is wrong, how it is asked, how far and how new each kind is. */
import type { CursorOut, SourceOut } from "@personal-cabinet/api/integration";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { kindWord } from "../shared/kinds/kind-word";
import { ageWords, everyWords } from "./age-words";
import { failureWords } from "./failure-words";
import { SourceMark } from "./source-mark";
import styles from "./sources.module.css";

/** All of them stand on one page. */
const WHOLE = { limit: 50, offset: 0, sort: "", search: "" };

function useCursorColumns(): Column<CursorOut>[] {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  return [
    {
      key: "kind",
      title: t("kind.name"),
      phone: "title",
      render: ({ kind }) => kindWord(t, kind),
    },
    {
      key: "newest",
      title: t("kind.newest"),
      fit: "line",
      render: ({ newest_at: at }) => (at ? formatMinute(at) : "—"),
    },
    {
      key: "age",
      title: t("kind.age"),
      render: ({ age_seconds: age, late }) =>
        age === null ? (
          "—"
        ) : (
          <span className={styles.age}>
            {ageWords(t, age)}
            {late && <Mark tone="warning">{t("kind.late")}</Mark>}
          </span>
        ),
    },
    {
      key: "usual",
      title: t("kind.usual"),
      render: ({ usual_seconds: usual }) => (usual === null ? "—" : ageWords(t, usual)),
    },
    {
      key: "read",
      title: t("kind.read"),
      render: ({ at_end: atEnd }) => t(atEnd ? "toTheEnd" : "inPart"),
    },
    {
      key: "items",
      title: t("kind.items"),
      align: "right",
      render: ({ items }) => formatNumber(items, language),
    },
  ];
}

function Warnings({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  return (
    <div className={styles.warnings}>
      {!source.active && (
        <Alert
          type="info"
          showIcon
          title={t("paused", { at: source.paused_at ? formatMinute(source.paused_at) : "" })}
          description={
            source.staged > 0
              ? t("pausedStaged", {
                  count: source.staged,
                  number: formatNumber(source.staged, language),
                })
              : t("pausedText")
          }
        />
      )}
      {source.last_error && (
        <Alert
          type="error"
          showIcon
          title={t("failed")}
          description={`${failureWords(t, source.error_code)} ${source.active ? t("failedText") : ""}`}
        />
      )}
      {source.late && (
        <Alert type="warning" showIcon title={t("late.title")} description={t("late.text")} />
      )}
    </div>
  );
}

export function SourceView({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  const moment = (at: string | null) => at && formatMinute(at);
  const next = source.running ? t("running") : moment(source.next_poll_at);
  const columns = useCursorColumns();
  return (
    <>
      <Warnings source={source} />
      <div className={styles.panels}>
        <Panel title={t("how")}>
          <Facts
            facts={[
              { label: t("column.state"), value: <SourceMark source={source} /> },
              { label: t("url"), value: <span className={styles.url}>{source.url}</span> },
              { label: t("every"), value: everyWords(t, source.poll_seconds) },
              { label: t("stamps"), value: t(`stamp.${source.stamps ?? "items"}`) },
              { label: t("next"), value: source.active ? next : t("never") },
              { label: t("column.caught_up_at"), value: moment(source.caught_up_at) },
              { label: t("column.delivered_at"), value: moment(source.delivered_at) },
              { label: t("column.staged"), value: formatNumber(source.staged, language) },
            ]}
          />
        </Panel>
        <Panel title={t("kinds")}>
          <DataTable
            caption={t("kindsTable")}
            columns={columns}
            rowKey={({ kind }) => kind}
            rowLabel={({ kind }) => kindWord(t, kind)}
            state={WHOLE}
            onChange={() => undefined}
            query={{
              data: { items: source.cursors, total: source.cursors.length },
              error: null,
              isFetching: false,
              refetch: () => undefined,
            }}
            empty={<p>{t("nothingRead")}</p>}
          />
        </Panel>
      </div>
    </>
  );
}
