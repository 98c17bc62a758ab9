/** Who has measured at the place, with what each showed last. */
import type { PlacedMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./meters.module.css";
import { METER } from "./meters-address";

const ZONES = ["T1", "T2", "T3", "total"] as const;

function Readings({ meter }: { meter: PlacedMeterOut }) {
  const { t } = useTranslation("meters");
  const language = useLanguage();
  return (
    <>
      {meter.readings.map((reading) => (
        <div key={reading.channel} className={styles.readings}>
          <span>
            {reading.channel}, {formatDateTime(reading.taken_at)}:
          </span>
          {ZONES.map((zone) => {
            const value = reading[zone];
            return value === null ? null : (
              <span key={zone}>
                {t(`zone.${zone}`)} {formatNumber(value, language)}
              </span>
            );
          })}
        </div>
      ))}
    </>
  );
}

export function MeterHistory({ history, own }: { history: PlacedMeterOut[]; own: number }) {
  const { t } = useTranslation("meters");
  const { addressOf } = useAddressRecord(METER);
  const day = (iso: string | null) => (iso ? formatDate(iso) : "…");
  return (
    <section className={styles.section}>
      <h2>{t("history.title")}</h2>
      <ul className={styles.history}>
        {history.map((meter) => (
          <li key={`${meter.id} ${meter.installed_on}`}>
            {meter.id === own ? (
              <strong>{meter.serial_number}</strong>
            ) : (
              <Link to={{ search: addressOf(String(meter.id)) }}>{meter.serial_number}</Link>
            )}
            {meter.model && `, ${meter.model}`}
            <span className={styles.soft}>
              {meter.in_service
                ? t("history.since", { day: day(meter.installed_on) })
                : t("history.from", {
                    first: day(meter.installed_on),
                    last: day(meter.removed_on),
                  })}
            </span>
            <Readings meter={meter} />
          </li>
        ))}
      </ul>
    </section>
  );
}
