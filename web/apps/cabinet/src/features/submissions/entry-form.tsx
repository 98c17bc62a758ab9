/** The figures of one meter, and what is asked before they are sent. */

import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "@personal-cabinet/session/form/button";
import { Notice, Refusal } from "@personal-cabinet/session/form/notice";
import { useTranslation } from "react-i18next";
import { doubtWords, kilowattHours, usedOf } from "./check";
import styles from "./submissions.module.css";
import { type Entries, inputId } from "./use-entries";
import { ZoneField } from "./zone-field";

type EntryFormProps = { item: FormMeterOut; entries: Entries };

/** Of several counters together; a single one says it beside its field. */
function Total({ item, typed }: { item: FormMeterOut; typed: Record<string, string> }) {
  const { t } = useTranslation("submissions");
  const language = useLanguage();
  const used = item.zones.map((zone) => usedOf(item, zone, typed[zone.zone]));
  const whole = item.zones.length > 1 && used.every((wh) => wh !== null && wh >= 0);
  const sum = used.reduce<number>((all, wh) => all + (wh ?? 0), 0);
  return (
    <p className={styles.total} role="status">
      {whole && t("total", { value: kilowattHours(sum, language) })}
    </p>
  );
}

function Doubts({ item, entries }: EntryFormProps) {
  const { t } = useTranslation("submissions");
  const language = useLanguage();
  const { typed, doubts, busy } = entries.entryOf(item.meter_id);
  if (doubts.length === 0) return null;
  return (
    <Notice kind="warning" title={t("ask.title")}>
      {doubts
        .flatMap((doubt) => doubtWords(item, typed, doubt, t, language))
        .map((words) => (
          <p key={words}>{words}</p>
        ))}
      <div className={`${styles.answers} ${styles.asked}`}>
        <Button look="main" busy={busy} onClick={() => void entries.send(item, true)}>
          {t("ask.yes")}
        </Button>
        <Button onClick={() => entries.doubtless(item)}>{t("ask.no")}</Button>
      </div>
    </Notice>
  );
}

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
          ratio={item.ratio}
          text={typed[zone.zone] ?? ""}
          refusal={refusals[zone.zone]}
          onType={(text) => entries.type(item, zone.zone, text)}
        />
      ))}
      <Total item={item} typed={typed} />
      <Doubts item={item} entries={entries} />
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
