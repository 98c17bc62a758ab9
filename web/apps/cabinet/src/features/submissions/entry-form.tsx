/** The figures of one meter, and what is asked before they are sent. */

import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useTranslation } from "react-i18next";
import { Doubts } from "../../shared/reading-entry/doubts";
import { Total } from "../../shared/reading-entry/total";
import { ZoneField } from "../../shared/reading-entry/zone-field";
import styles from "./submissions.module.css";
import { type Entries, inputId } from "./use-entries";

type EntryFormProps = { item: FormMeterOut; entries: Entries };

export function EntryForm({ item, entries }: EntryFormProps) {
  const { t } = useTranslation("submissions");
  const { typed, refusals, error, busy, correcting, doubts } = entries.entryOf(item.meter_id);
  return (
    <form
      className={styles.form}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void entries.send(item);
      }}
    >
      {correcting && <p className={styles.soft}>{t("correcting")}</p>}
      <Refusal error={error} />
      {item.zones.map((zone) => (
        <ZoneField
          key={zone.zone}
          id={inputId(item.meter_id, zone.zone)}
          zone={zone}
          text={typed[zone.zone] ?? ""}
          refusal={refusals[zone.zone]}
          onType={(text) => entries.type(item, zone.zone, text)}
        />
      ))}
      <Total item={item} typed={typed} />
      <Doubts
        item={item}
        typed={typed}
        doubts={doubts}
        busy={busy}
        onYes={() => void entries.send(item, true)}
        onNo={() => entries.doubtless(item)}
      />
      {doubts.length === 0 && (
        <div className={styles.answers}>
          <Button type="submit" look="main" busy={busy}>
            {t("submit")}
          </Button>
          {correcting && <Button onClick={() => entries.leave(item)}>{t("cancel")}</Button>}
        </div>
      )}
    </form>
  );
}
