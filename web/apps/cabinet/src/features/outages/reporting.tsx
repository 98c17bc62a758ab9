/** «У вас нет света?»: the report, what has become of one's own, and «свет появился». */
import type { AccountOut, OutageOut, OutageReportOut } from "@personal-cabinet/api/cabinet";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useTell } from "@personal-cabinet/session/inner/told";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AddAccountLink } from "../../shared/no-accounts";
import { OUTAGES } from "./api/list-outages";
import { endReport } from "./api/outage-reports";
import styles from "./outages.module.css";
import { ReportForm } from "./report-form";

const TONES: Record<OutageReportOut["status"], Tone> = {
  open: "warning",
  known: "info",
  over: "done",
};
const SHOWN = 3;

function Report({ report, address }: { report: OutageReportOut; address: string }) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const queries = useQueryClient();
  const tell = useTell();
  const end = useMutation({
    mutationFn: () => endReport(report.id),
    onSuccess: () => tell(t("report.overDone")),
    onSettled: () => queries.invalidateQueries({ queryKey: OUTAGES }),
  });
  return (
    <li className={styles.report}>
      <p className={styles.reportHead}>
        <span className={styles.soft}>
          {t("report.told", { at: formatDayAndTime(report.at, language) })}
        </span>
        <Mark tone={TONES[report.status]}>{t(`report.status.${report.status}`)}</Mark>
      </p>
      <p>{address}</p>
      {report.note && <p className={styles.text}>{report.note}</p>}
      <Refusal error={end.error} />
      {report.status !== "over" && (
        <Button busy={end.isPending} onClick={() => !end.isPending && end.mutate()}>
          {t("report.over")}
          <span className="visually-hidden">: {address}</span>
        </Button>
      )}
    </li>
  );
}

type ReportingProps = { accounts: AccountOut[]; outages: OutageOut[]; reports: OutageReportOut[] };

export function Reporting({ accounts, outages, reports }: ReportingProps) {
  const { t } = useTranslation("outages");
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<OutageReportOut["status"] | null>(null);
  const own = accounts.filter(({ ongoing }) => ongoing);
  const dark = new Set(
    outages
      .filter(({ status }) => status === "current")
      .flatMap(({ places }) => places.map(({ account_id }) => account_id)),
  );
  const allKnown = own.length > 0 && own.every(({ id }) => dark.has(id));
  // Where power is known to be off comes last in the choice.
  const places = [...own].sort((a, b) => Number(dark.has(a.id)) - Number(dark.has(b.id)));
  const addressOf = (id: number) => {
    const account = accounts.find((one) => one.id === id);
    return account?.address || account?.number || "";
  };
  return (
    <Panel title={t("report.title")}>
      {own.length === 0 ? (
        <p>
          {t("report.noPlace")} <AddAccountLink />
        </p>
      ) : (
        <>
          <p>{t(allKnown ? "report.known" : "report.ask")}</p>
          <p className={styles.checks}>{t("report.checks")}</p>
          {open ? (
            <ReportForm
              places={places}
              onClose={() => setOpen(false)}
              onSent={({ status }) => {
                setOpen(false);
                setSent(status);
              }}
            />
          ) : (
            <Button
              look={allKnown ? "plain" : "main"}
              onClick={() => {
                setSent(null);
                setOpen(true);
              }}
            >
              {t(allKnown ? "report.anyway" : "report.open")}
            </Button>
          )}
        </>
      )}
      <p role="status" className={styles.sent}>
        {sent && t(sent === "known" ? "report.sentKnown" : "report.sent")}
      </p>
      {reports.length > 0 && (
        <>
          <h3 className={styles.mine}>{t("report.mine")}</h3>
          <ul aria-label={t("report.mine")}>
            {reports.slice(0, SHOWN).map((report) => (
              <Report key={report.id} report={report} address={addressOf(report.account_id)} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
