/** What is asked before a reading takes the place of one that somebody else has handed in. */
import type { ServedMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDateTime } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./entry.module.css";
import { useFigures } from "./figures";
import type { Standing } from "./use-entry";

type ReplacingProps = {
  meter: ServedMeterOut;
  standing: Standing;
  busy: boolean;
  /** With what has been looked at, and no other, replaced. */
  onYes: (submission: string) => void;
  onNo: () => void;
};

export function Replacing({ meter, standing, busy, onYes, onNo }: ReplacingProps) {
  const { t } = useTranslation("servicing-entry");
  const figures = useFigures();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const { colleague } = standing;
  const title = t(`replace.title.${colleague === null ? standing.way : "colleague"}`, {
    at: formatDateTime(standing.submitted_at),
    defaultValue: t("replace.title.other", { at: formatDateTime(standing.submitted_at) }),
  });
  const shown = figures(meter, standing);
  return (
    <section className={styles.question} ref={place} tabIndex={-1} aria-label={title}>
      <p>
        <strong>{title}</strong>
      </p>
      <p>
        {colleague ? t("replace.by", { who: colleague, figures: shown }) : shown},{" "}
        {t("takenOn", { day: formatDate(standing.taken_on) })}
      </p>
      <p>{t("replace.ask")}</p>
      <div className={styles.answers}>
        <Button look="main" busy={busy} onClick={() => onYes(standing.submission_id)}>
          {t("replace.yes")}
        </Button>
        <Button onClick={onNo}>{t("replace.no")}</Button>
      </div>
    </section>
  );
}
