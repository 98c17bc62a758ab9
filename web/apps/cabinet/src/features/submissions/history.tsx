/** What has been handed in for a meter before, folded away; corrections beside what they corrected. */

import type { FormMeterOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDateTime } from "@personal-cabinet/i18n/dates";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StateMark } from "../../shared/reading-entry/state-mark";
import { submissionsOf } from "./api/list-submissions";
import { refusalWords } from "./refusal-words";
import styles from "./submissions.module.css";
import { Figures } from "./submitted";

const FIRST = 6;
const MORE = 24;

function Row({ item, submission }: { item: FormMeterOut; submission: SubmissionOut }) {
  const { t } = useTranslation("submissions");
  const { state, corrects, corrected_by: by, refusal } = submission;
  const notes = [
    corrects && t("history.corrects"),
    by && t("history.replaced"),
    t(`way.${submission.way}`, { defaultValue: "" }),
  ].filter(Boolean);
  return (
    <li>
      <p className={styles.state}>
        <strong>{formatDate(submission.taken_on)}</strong>
        <StateMark state={state} />
      </p>
      <Figures item={item} submission={submission} />
      <p className={styles.soft}>
        {t("handedIn", { at: formatDateTime(submission.submitted_at) })}
        {notes.length > 0 && `: ${notes.join(", ")}`}
      </p>
      {refusal && (
        <p className={styles.refused}>
          {refusal.by === "servicer" ? t("history.takenBack") : refusalWords(refusal, t)}
        </p>
      )}
    </li>
  );
}

function Rows({ item }: { item: FormMeterOut }) {
  const { t } = useTranslation("submissions");
  const [limit, setLimit] = useState(FIRST);
  const query = useQuery(submissionsOf(item.meter_id, limit));
  return (
    <Fetched query={query}>
      {({ items, total }) => (
        <>
          {total === 0 && <p className={styles.soft}>{t("history.none")}</p>}
          <ul className={styles.history}>
            {items.map((one) => (
              <Row key={one.id} item={item} submission={one} />
            ))}
          </ul>
          {items.length < total && limit < 200 && (
            <button
              type="button"
              className={styles.act}
              onClick={() => setLimit(Math.min(limit + MORE, 200))}
            >
              {t("history.more")}
            </button>
          )}
        </>
      )}
    </Fetched>
  );
}

export function History({ item }: { item: FormMeterOut }) {
  const { t } = useTranslation("submissions");
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("history.title")}</summary>
      {open && <Rows item={item} />}
    </details>
  );
}
