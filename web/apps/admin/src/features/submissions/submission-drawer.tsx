/** One handed-in reading beside the list: what it is compared with, its photo, receipt and history. */

import type { StaffSubmissionCardOut, StaffSubmissionOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMoment } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../shared/use-may";
import { submissionQuery } from "./api/get-submission";
import { SUBMISSIONS } from "./api/list-submissions";
import { photoAddress, receiptAddress } from "./api/submission-files";
import { Used, Values } from "./figures";
import { RefuseForm } from "./refuse-form";
import { StateMark } from "./state-mark";
import styles from "./submissions.module.css";
import { SUBMISSION } from "./submissions-address";

const HandIn = lazyPage(() => import("../../shared/hand-in/hand-in-button"));

function History({ states }: Pick<StaffSubmissionCardOut, "states">) {
  const { t } = useTranslation("submissions");
  return (
    <section className={styles.section}>
      <h2>{t("history")}</h2>
      <ol className={styles.steps}>
        {states.map(({ state, at, by, text }) => (
          <li key={at + state}>
            <span>{formatMoment(at)}</span>
            <span>{t("step", { state: t(`state.${state}`), by: t(`by.${by}`) })}</span>
            {text && <span className={styles.soft}>{text}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The consumer is told of the look: it is asked for, not taken. */
function Photo({ id }: { id: string }) {
  const { t } = useTranslation("submissions");
  const [shown, setShown] = useState(false);
  return (
    <section className={styles.section}>
      <h2>{t("photo")}</h2>
      {shown ? (
        <img className={styles.photo} src={photoAddress(id)} alt={t("photoAlt")} />
      ) : (
        <>
          <Button onClick={() => setShown(true)}>{t("photoShow")}</Button>
          <p className={styles.soft}>{t("photoTold")}</p>
        </>
      )}
    </section>
  );
}

function useFacts(submission: StaffSubmissionOut): Fact[] {
  const { t } = useTranslation("submissions");
  const language = useLanguage();
  const { addressOf } = useAddressRecord(SUBMISSION);
  const { corrects, corrected_by: by, refusal, receipt, previous } = submission;
  const facts: (Fact | false)[] = [
    { label: t("column.state"), value: <StateMark state={submission.state} /> },
    refusal !== null && {
      label: t("refusal"),
      value: `${refusal.text} (${t(`by.${refusal.by}`)})`,
    },
    { label: t("column.account"), value: submission.account_number },
    { label: t("column.customer"), value: submission.customer_name || null },
    { label: t("column.address"), value: submission.address || null },
    { label: t("column.meter"), value: submission.serial_number },
    { label: t("column.values"), value: <Values submission={submission} /> },
    {
      label: t("previous"),
      value:
        previous.length > 0 ? (
          <ul className={styles.figures}>
            {previous.map(({ zone, value_wh, taken_on }) => (
              <li key={zone}>
                {t("value", {
                  zone: t(`zone.${zone}`),
                  value: t("before", {
                    value: formatEnergy(value_wh / 1000, "kWh", language),
                    day: formatDate(taken_on),
                  }),
                })}
              </li>
            ))}
          </ul>
        ) : null,
    },
    { label: t("column.used"), value: <Used submission={submission} /> },
    { label: t("column.taken"), value: formatDate(submission.taken_on) },
    { label: t("column.submitted"), value: formatMoment(submission.submitted_at) },
    { label: t("column.way"), value: t(`way.${submission.way}`) },
    Boolean(submission.organization) && {
      label: t("column.organization"),
      value: submission.organization?.short_name,
    },
    receipt !== null && {
      label: t("receipt"),
      value: (
        <a href={receiptAddress(receipt)} download>
          {t("receiptPdf")}
        </a>
      ),
    },
    !submission.photo && { label: t("photo"), value: t("noPhoto") },
    corrects !== null && {
      label: t("corrects"),
      value: <Link to={{ search: addressOf(corrects) }}>{t("correctsOpen")}</Link>,
    },
    by !== null && {
      label: t("corrected"),
      value: <Link to={{ search: addressOf(by) }}>{t("correctedOpen")}</Link>,
    },
  ];
  return facts.filter((fact) => fact !== false);
}

function Submission({ submission, states }: StaffSubmissionCardOut) {
  const operates = useMay("submissions:change");
  const tell = useTell();
  const queries = useQueryClient();
  const live = submission.state === "on_its_way" || submission.state === "accepted";
  return (
    <>
      <Facts facts={useFacts(submission)} />
      {submission.photo && <Photo id={submission.id} />}
      <History states={states} />
      {live && operates && <RefuseForm id={submission.id} />}
      {operates && (
        <Suspense fallback={null}>
          <div className={styles.section}>
            <HandIn
              meterId={submission.meter_id}
              onDone={(told) => {
                tell(told);
                void queries.invalidateQueries({ queryKey: SUBMISSIONS });
              }}
            />
          </div>
        </Suspense>
      )}
    </>
  );
}

function One({ id }: { id: string }) {
  const query = useQuery(submissionQuery(id));
  return (
    <Fetched query={query} loading={<Loading lines={10} />}>
      {(card) => <Submission {...card} />}
    </Fetched>
  );
}

export function SubmissionDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("submissions");
  return (
    <RecordDrawer record={id} title={t("one")} close={t("close")} onClose={onClose}>
      {(shown) => <One key={shown} id={shown} />}
    </RecordDrawer>
  );
}
