/** One meter: whose it is, what it showed before, and what it shows now. */
import type { ServedMeterOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "@personal-cabinet/session/form/button";
import { Notice } from "@personal-cabinet/session/form/notice";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { blockedWords } from "../../shared/reading-entry/blocked-words";
import { StateMark } from "../../shared/reading-entry/state-mark";
import styles from "./entry.module.css";
import { EntryForm } from "./entry-form";
import { useFigures } from "./figures";

function Submitted({ meter, made }: { meter: ServedMeterOut; made: SubmissionOut }) {
  const { t } = useTranslation("servicing-entry");
  const figures = useFigures();
  return (
    <div>
      <p className={styles.state}>
        <StateMark state={made.state} />
        <strong>{figures(meter, made)}</strong>
      </p>
      <p className={styles.soft}>
        {t(`by.${made.way}`, {
          at: formatDateTime(made.submitted_at),
          defaultValue: t("by.servicer", { at: formatDateTime(made.submitted_at) }),
        })}
        {", "}
        {t("takenOn", { day: formatDate(made.taken_on) })}
      </p>
      {made.refusal && made.refusal.by !== "servicer" && (
        <p className={styles.refused}>{t("refused", { why: made.refusal.text })}</p>
      )}
    </div>
  );
}

type MeterCardProps = {
  meter: ServedMeterOut;
  day: string;
  onDay: (day: string) => void;
  onSent: (meter: ServedMeterOut, made: SubmissionOut) => void;
  /** What somebody else has handed in stays. */
  onKept: (meter: ServedMeterOut) => void;
  /** Its first field is where the reader goes on. */
  focused: boolean;
};

export function MeterCard({ meter, day, onDay, onSent, onKept, focused }: MeterCardProps) {
  const { t } = useTranslation("servicing-entry");
  const language = useLanguage();
  const [correcting, setCorrecting] = useState(false);
  const { submitted, window, blocked } = meter;
  const takenBack = submitted?.refusal?.by === "servicer";
  const counts = submitted !== null && submitted.state !== "refused";
  const place = meter.flat ? t("titleOfFlat", { flat: meter.flat }) : t("titleOfHouse");
  return (
    <Panel title={t("meterTitle", { place, number: meter.serial_number })}>
      <div className={styles.card}>
        <Facts
          facts={[
            {
              label: t(meter.scope === "building" ? "customer" : "subscriber"),
              value: meter.subscriber,
            },
            { label: t("metering"), value: t(`meterings.${Math.min(meter.zones.length, 3)}`) },
            ...(meter.scope === "building" || meter.ratio !== 1
              ? [{ label: t("ratio"), value: formatNumber(meter.ratio, language) }]
              : []),
          ]}
        />
        {meter.warnings.map(({ code, on }) => (
          <Notice key={code} kind="info" title={t(`warning.${code}`, { day: formatDate(on) })} />
        ))}
        {blocked && <Notice kind="info" title={blockedWords(blocked, t)} />}
        {submitted && !takenBack && <Submitted meter={meter} made={submitted} />}
        {!blocked && window.open && counts && !correcting && (
          <div className={styles.act}>
            <Button onClick={() => setCorrecting(true)}>{t("correct")}</Button>
          </div>
        )}
        {!blocked && window.open && (!counts || correcting) && (
          <EntryForm
            meter={meter}
            day={day}
            onDay={onDay}
            focused={focused || correcting}
            onSent={(made) => {
              setCorrecting(false);
              onSent(meter, made);
            }}
            onKept={() => {
              setCorrecting(false);
              onKept(meter);
            }}
          />
        )}
      </div>
    </Panel>
  );
}
