/** What the meter that goes shows, counter by counter, with what it showed before. */
import type { MeterStaffCardOut } from "@personal-cabinet/api/cabinet";
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { TextField } from "./fields";
import styles from "./meters.module.css";
import { type Counter, counterKey } from "./replacement-values";

type LastReadingsProps = { card: MeterStaffCardOut; counters: Counter[] };

export function LastReadings({ card, counters }: LastReadingsProps) {
  const { t } = useTranslation("meters");
  const language = useLanguage();
  const own = card.history.find((meter) => meter.id === card.id);
  const before = ({ channel, zone }: Counter) => {
    const reading = own?.readings.find((one) => one.channel === channel);
    const value = reading?.[zone];
    return reading && value != null
      ? t("replace.before", {
          value: formatNumber(value, language),
          at: formatDateTime(reading.taken_at),
        })
      : undefined;
  };
  return (
    <div className={styles.pair}>
      {counters.map((counter) => (
        <TextField
          key={counterKey(counter)}
          name={["last", counterKey(counter)]}
          label={t("replace.reading", { ...counter, zone: t(`zone.${counter.zone}`) })}
          extra={before(counter)}
          max={32}
        />
      ))}
    </div>
  );
}
