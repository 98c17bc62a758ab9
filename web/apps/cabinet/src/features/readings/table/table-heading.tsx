/** What was used between a period's readings: in all, by zones, and from which reading to which. */
import type { RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatEnergy, formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { spanName } from "../../../shared/consumption-bars";
import styles from "../readings.module.css";
import own from "./table.module.css";

export function TableHeading({ data }: { data: RegisterReadingsOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ratios = [...new Set(data.meters.map(({ ratio }) => ratio))].filter((one) => one !== 1);
  const zones = data.consumption_by_zone.filter(({ zone }) => zone !== "total");
  return (
    <div className={own.sums}>
      <h2 className={styles.period}>
        {t("readings:table.used", { period: spanName(data, language) })}
      </h2>
      <p className={styles.total}>
        {data.consumption === null ? "—" : formatEnergy(data.consumption, data.unit, language)}
      </p>
      {data.since && data.until && (
        <p className={styles.soft}>
          {t("readings:table.from", {
            since: formatDate(data.since),
            until: formatDate(data.until),
          })}
        </p>
      )}
      {zones.length > 1 && (
        <ul className={own.zones}>
          {zones.map(({ zone, consumption }) => (
            <li key={zone}>
              {t("readings:table.byZone", {
                zone: t(`readings:table.zone.${zone}`),
                value: formatEnergy(consumption, data.unit, language),
              })}
            </li>
          ))}
        </ul>
      )}
      {ratios.map((ratio) => (
        <p key={ratio} className={styles.soft}>
          {t("readings:table.ratio", { ratio: formatNumber(ratio, language, 4) })}
        </p>
      ))}
    </div>
  );
}
