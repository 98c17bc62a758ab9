/** What has been handed in for a meter: its state, its figures, its receipt, and the way to correct it. */

import type { FormMeterOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDayAndTimeThere } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "@personal-cabinet/session/form/button";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { appealAddress } from "../../shared/appeal-card";
import { kilowattHours, zoneName } from "../../shared/reading-entry/check";
import { StateMark } from "../../shared/reading-entry/state-mark";
import { wheelText } from "../../shared/reading-entry/wheels";
import { Receipt } from "./receipt";
import { refusalWords } from "./refusal-words";
import styles from "./submissions.module.css";
import type { Entries } from "./use-entries";

type FiguresProps = { item: Pick<FormMeterOut, "zones">; submission: SubmissionOut };

export function Figures({ item, submission }: FiguresProps) {
  const { t } = useTranslation("submissions");
  const language = useLanguage();
  return (
    <dl className={styles.figures}>
      {submission.values.map(({ zone, value_wh, decimals }) => {
        const known = item.zones.find((one) => one.zone === zone);
        const used = submission.consumption_wh[zone];
        return (
          <div key={zone}>
            <dt>{known ? zoneName(known, t) : zone}</dt>
            <dd>
              <strong>{wheelText(value_wh, { decimals })}</strong>
              {used !== undefined && (
                <span>{t("reading-entry:used", { value: kilowattHours(used, language) })}</span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type SubmittedProps = {
  item: FormMeterOut;
  submission: SubmissionOut;
  entries: Entries;
};

export function Submitted({ item, submission, entries }: SubmittedProps) {
  const { t } = useTranslation("submissions");
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const fresh = entries.sent === item.meter_id;
  const { id, state, refusal, correctable_until: until, receipt } = submission;
  // Its form is gone: the reader goes on at what has come of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another submission is another outcome
  useEffect(() => {
    if (fresh) place.current?.focus();
  }, [fresh, id]);
  const may = item.window.open && item.blocked === null;
  const correctable = may && state !== "refused" && until !== null && until >= item.window.today;
  return (
    <div className={styles.submitted} ref={place} tabIndex={-1}>
      <p className={styles.state}>
        <StateMark state={state} />
        <span className={styles.soft}>
          {t("handedIn", { at: formatDayAndTimeThere(submission.submitted_at, language) })},{" "}
          {t("takenOn", { day: formatDate(submission.taken_on) })}
        </span>
      </p>
      {submission.way !== "web" && (
        <p className={styles.soft}>{t(`by.${submission.way}`, { defaultValue: "" })}</p>
      )}
      <Figures item={item} submission={submission} />
      {state !== "corrected" && (
        <p className={state === "refused" ? styles.refused : styles.soft}>
          {refusal ? refusalWords(refusal, t) : t(`stateAbout.${state}`)}
        </p>
      )}
      {receipt && <Receipt id={receipt} />}
      <p className={styles.receipt}>
        <Link
          to={appealAddress({
            kind: receipt ? "receipt" : "reading",
            id: receipt ?? id,
            at: submission.submitted_at,
            title: t("appealTitle", { meter: item.name, day: formatDate(submission.taken_on) }),
          })}
        >
          {t("write")}
        </Link>
      </p>
      {correctable && (
        <div className={styles.answers}>
          <Button onClick={() => entries.correct(item, submission)}>{t("correct")}</Button>
          <p className={styles.soft}>{t("correctUntil", { day: formatDate(until) })}</p>
        </div>
      )}
      {may && state === "refused" && (
        <div className={styles.answers}>
          <Button look="main" onClick={() => entries.correct(item, submission)}>
            {t("again")}
          </Button>
        </div>
      )}
    </div>
  );
}
