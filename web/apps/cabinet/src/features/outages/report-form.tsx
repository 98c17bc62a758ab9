/** «Нет света»: where, since when, what else; sent however often, it is one report. */
import type { OutageReportOut } from "@personal-cabinet/api/cabinet";
import { byServices } from "@personal-cabinet/api/clock";
import { Button } from "@personal-cabinet/session/form/button";
import { FieldFrame } from "@personal-cabinet/session/form/field";
import form from "@personal-cabinet/session/form/form.module.css";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useForm } from "@personal-cabinet/session/form/use-form";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "../../shared/new-key";
import { OUTAGES } from "./api/list-outages";
import { reportOutage } from "./api/outage-reports";
import styles from "./outages.module.css";

const FIELDS = ["account", "since", "note"] as const;
const LONGEST = 500;
const HOUR_MS = 3_600_000;
/** How long ago; null: nobody knows. */
const AGO = { now: 0, hour: HOUR_MS, hours: 3 * HOUR_MS, unknown: null } as const;
const CHOICES = Object.keys(AGO) as (keyof typeof AGO)[];

type Place = { id: number; number: string; address: string | null };
type ReportFormProps = {
  places: Place[];
  onSent: (report: OutageReportOut) => void;
  onClose: () => void;
};

/** By the services' clock: a device's may be wrong by hours. */
function sinceOf(choice: string): string | null {
  const ago = AGO[choice as keyof typeof AGO];
  return ago === null ? null : new Date(byServices() - ago).toISOString();
}

export function ReportForm({ places, onSent, onClose }: ReportFormProps) {
  const { t } = useTranslation("outages");
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [note, setNote] = useState("");
  const owner = useForm({
    name: "outage",
    fields: FIELDS,
    served: { account_id: "account", since: "since", note: "note" },
    check: () => ({}),
    onSubmit: async (given) => {
      const report = await reportOutage(
        {
          account_id: Number(given.account),
          since: sinceOf(given.since),
          note: given.note.trim(),
        },
        key.current,
      );
      await queries.invalidateQueries({ queryKey: OUTAGES });
      onSent(report);
    },
  });
  // Whoever has pressed the button goes on in the form.
  const place = owner.props.ref;
  useEffect(() => {
    place.current?.querySelector("select")?.focus();
  }, [place]);
  return (
    <form {...owner.props} className={`${form.form} ${styles.form}`}>
      <Refusal error={owner.error} />
      <FieldFrame form={owner} name="account" label={t("report.place")}>
        {(props) => (
          <select {...props}>
            {places.map(({ id, number, address }) => (
              <option key={id} value={id}>
                {address ? t("place", { address, number }) : number}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      <FieldFrame form={owner} name="since" label={t("report.since")}>
        {(props) => (
          <select {...props}>
            {CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {t(`report.since_${choice}`)}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      <FieldFrame
        form={owner}
        name="note"
        label={t("report.note")}
        hint={t("report.noteHint", { left: LONGEST - note.length })}
      >
        {(props) => (
          <textarea
            {...props}
            className={`${props.className} ${styles.note}`}
            rows={3}
            maxLength={LONGEST}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FieldFrame>
      <Button type="submit" look="main" busy={owner.busy}>
        {t("report.send")}
      </Button>
      <Button onClick={onClose}>{t("report.close")}</Button>
    </form>
  );
}
