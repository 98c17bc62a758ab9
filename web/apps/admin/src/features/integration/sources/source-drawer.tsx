/** One source: how it is asked, how far each kind is read, and asking it now. */
import type { SourceOut } from "@personal-cabinet/api/integration";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { kindWord } from "../shared/kinds/kind-word";
import { useRunSource } from "./api/run-source";
import { SourceMark } from "./source-mark";
import styles from "./sources.module.css";

const MINUTE = 60;

function Cursors({ cursors }: Pick<SourceOut, "cursors">) {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  if (cursors.length === 0) return <p>{t("nothingRead")}</p>;
  return (
    <ul className={styles.kinds} aria-label={t("kinds")}>
      {cursors.map(({ kind, items, at_end: atEnd, polled_at: polled }) => (
        <li key={kind}>
          <div className={styles.kind}>
            <strong>{kindWord(t, kind)}</strong>
            <span>{t(atEnd ? "toTheEnd" : "inPart")}</span>
          </div>
          <p className={styles.soft}>
            {t("items", { count: items, number: formatNumber(items, language) })}
            {polled && ` · ${t("polled", { at: formatMinute(polled) })}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Run({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const run = useRunSource();
  return (
    <div className={styles.run}>
      <FormAlert error={run.error} />
      <Button type="primary" loading={run.isPending} onClick={() => run.mutate(source.id)}>
        {t("run")}
      </Button>
      <p role="status">{run.isSuccess && t("asked")}</p>
    </div>
  );
}

function Source({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  const operates = useMay("operate");
  const minutes = Math.max(1, Math.round(source.poll_seconds / MINUTE));
  const moment = (at: string | null) => at && formatMinute(at);
  return (
    <>
      <h2 className={styles.name}>{source.name}</h2>
      {source.last_error && (
        <Alert
          type="error"
          showIcon
          style={{ margin: "12px 0 20px" }}
          title={t("failed")}
          description={
            <>
              {t("failedText")}
              <span className={styles.original} lang="en">
                {source.last_error}
              </span>
            </>
          }
        />
      )}
      {source.refused > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ margin: "12px 0 20px" }}
          title={t("refused", { count: source.refused })}
          description={t("refusedText")}
        />
      )}
      <Facts
        facts={[
          { label: t("column.state"), value: <SourceMark source={source} /> },
          { label: t("url"), value: <span className={styles.url}>{source.url}</span> },
          { label: t("every"), value: t("minutes", { count: minutes }) },
          { label: t("stamps"), value: t(`stamp.${source.stamps ?? "items"}`) },
          { label: t("next"), value: source.active ? moment(source.next_poll_at) : t("never") },
          { label: t("column.caught_up_at"), value: moment(source.caught_up_at) },
          { label: t("column.delivered_at"), value: moment(source.delivered_at) },
          { label: t("column.staged"), value: formatNumber(source.staged, language) },
          { label: t("column.refused"), value: formatNumber(source.refused, language) },
          {
            label: t("column.rejected_rows"),
            value: formatNumber(source.rejected_rows, language),
          },
        ]}
      />
      <h3 className={styles.heading}>{t("kinds")}</h3>
      <Cursors cursors={source.cursors} />
      {operates && source.active && <Run source={source} />}
    </>
  );
}

export type SourceDrawerProps = { source: SourceOut | null; onClose: () => void };

export function SourceDrawer({ source, onClose }: SourceDrawerProps) {
  const { t } = useTranslation("sources");
  return (
    <RecordDrawer record={source} title={t("one")} close={t("close")} onClose={onClose}>
      {(shown) => <Source key={shown.id} source={shown} />}
    </RecordDrawer>
  );
}
