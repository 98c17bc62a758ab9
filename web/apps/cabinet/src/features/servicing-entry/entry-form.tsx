/** The fields of one meter: by Enter they are sent, and the next flat is at hand. */
import type { ServedMeterOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Doubts } from "../../shared/reading-entry/doubts";
import { Total } from "../../shared/reading-entry/total";
import { ZoneField } from "../../shared/reading-entry/zone-field";
import styles from "./entry.module.css";
import { Replacing } from "./replacing";
import { DAY, inputId, useEntry } from "./use-entry";

type EntryFormProps = {
  meter: ServedMeterOut;
  day: string;
  onDay: (day: string) => void;
  onSent: (made: SubmissionOut) => void;
  /** What somebody else has handed in stays. */
  onKept: () => void;
  focused: boolean;
};

export function EntryForm({ meter, day, onDay, onSent, onKept, focused }: EntryFormProps) {
  const { t } = useTranslation("servicing-entry");
  const entry = useEntry({ meter, day, onSent, onKept });
  const { meter_id: id, zones, window } = meter;
  const first = zones[0]?.zone;
  useEffect(() => {
    if (focused && first) document.getElementById(inputId(id, first))?.focus();
  }, [focused, id, first]);
  return (
    <form
      className={styles.form}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void entry.send();
      }}
    >
      <Refusal error={entry.error} />
      <div className={styles.zones}>
        {zones.map((zone) => (
          <ZoneField
            key={zone.zone}
            id={inputId(id, zone.zone)}
            zone={zone}
            text={entry.typed[zone.zone] ?? ""}
            refusal={entry.refusals[zone.zone]}
            forOthers
            onType={(text) => entry.type(zone.zone, text)}
          />
        ))}
      </div>
      <Total item={meter} typed={entry.typed} />
      <div className={styles.day}>
        <label htmlFor={inputId(id, DAY)}>{t("day")}</label>
        <input
          id={inputId(id, DAY)}
          type="date"
          min={window.opens_on}
          max={window.today}
          value={day}
          aria-invalid={entry.refusals[DAY] ? true : undefined}
          aria-describedby={`${inputId(id, DAY)}-wrong`}
          onChange={({ target }) => onDay(target.value || window.today)}
        />
        <div id={`${inputId(id, DAY)}-wrong`} className={styles.refused} aria-live="polite">
          {entry.refusals[DAY]}
        </div>
      </div>
      <Doubts
        item={meter}
        typed={entry.typed}
        doubts={entry.doubts}
        busy={entry.busy}
        onYes={() => void entry.send({ confirm: true })}
        onNo={entry.doubtless}
      />
      {entry.standing && (
        <Replacing
          meter={meter}
          standing={entry.standing}
          busy={entry.busy}
          onYes={(base) => void entry.send({ base })}
          onNo={entry.keep}
        />
      )}
      {entry.doubts.length === 0 && !entry.standing && (
        <div className={styles.act}>
          <Button type="submit" look="main" busy={entry.busy}>
            {t("send")}
          </Button>
        </div>
      )}
    </form>
  );
}
