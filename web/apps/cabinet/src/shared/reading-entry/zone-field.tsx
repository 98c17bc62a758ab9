/** One counter of a meter: what it showed before, what it shows now, what has been used between. */

import type { FormZoneOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { kilowattHours, turned, usedOf, zoneName } from "./check";
import styles from "./reading-entry.module.css";
import { wheelText } from "./wheels";

export type ZoneFieldProps = {
  id: string;
  zone: FormZoneOut;
  text: string;
  refusal: string | undefined;
  /** The reader hands in for others: what was handed in before need not be his own. */
  forOthers?: boolean;
  onType: (text: string) => void;
};

export function ZoneField(props: ZoneFieldProps) {
  const { id, zone, text, refusal, forOthers, onType } = props;
  const { t } = useTranslation("reading-entry");
  const language = useLanguage();
  const { previous } = zone;
  const used = usedOf(zone, text);
  const before = previous
    ? t("before", {
        value: wheelText(previous.value_wh, zone),
        day: formatDate(previous.taken_on),
        origin: t(
          `origin.${forOthers && previous.source === "own" ? "handed_in" : previous.source}`,
          {
            defaultValue: previous.source,
          },
        ),
      })
    : t("first");
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{zoneName(zone, t)}</label>
      <div className={styles.wheels}>
        <input
          id={id}
          className={styles.input}
          type="text"
          inputMode="decimal"
          enterKeyHint="send"
          autoComplete="off"
          maxLength={24}
          value={text}
          aria-invalid={refusal ? true : undefined}
          aria-describedby={[refusal && `${id}-wrong`, `${id}-before`].filter(Boolean).join(" ")}
          onChange={(event) => onType(event.target.value)}
        />
        <output className={styles.used} htmlFor={id}>
          {used !== null && used >= 0 && (
            <>
              {t("usedZone", { value: kilowattHours(used, language) })}
              {turned(zone, text) && <small>{t("turned")}</small>}
            </>
          )}
        </output>
      </div>
      <div className={styles.wrong} id={`${id}-wrong`} aria-live="polite">
        {refusal}
      </div>
      <div className={styles.before} id={`${id}-before`}>
        {before}
      </div>
    </div>
  );
}
