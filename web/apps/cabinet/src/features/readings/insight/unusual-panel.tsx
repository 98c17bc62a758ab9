/** Days unlike the ones of their kind, the latest first; each leads to its chart. */
import type { InsightOut } from "@personal-cabinet/api/cabinet";
import { formatLongDate, formatWeekday } from "@personal-cabinet/i18n/dates";
import { formatEnergy, formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./insight.module.css";

const FIRST = 5;

export function UnusualPanel({ insight }: { insight: InsightOut }) {
  const { t } = useTranslation("insight");
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const { unusual, unit, meter_id, channel } = insight;
  const shown = all ? unusual : unusual.slice(0, FIRST);
  const address = (day: string) =>
    `/readings?${new URLSearchParams({ meter: String(meter_id), channel, interval: "day", date: day })}`;
  const rest = unusual.length - shown.length;
  return (
    <Panel title={t("unusual.title")}>
      <p className={styles.soft}>{unusual.length ? t("unusual.about") : t("unusual.none")}</p>
      <ul className={styles.days}>
        {shown.map(({ day, value, usual_low, usual_high, more }) => (
          <li key={day}>
            <span className={styles.mark} data-more={more} aria-hidden="true">
              {more ? "▲" : "▼"}
            </span>
            <div>
              <Link to={address(day)}>
                {formatLongDate(day, language)}, {formatWeekday(day, language)}
              </Link>{" "}
              <strong>{t(more ? "unusual.more" : "unusual.less")}</strong>
              <div className={styles.soft}>
                {t("unusual.row", {
                  value: formatEnergy(value, unit, language, 1),
                  low: formatNumber(usual_low, language, 1),
                  high: formatEnergy(usual_high, unit, language, 1),
                })}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={styles.rest} onClick={() => setAll(true)}>
          {t("unusual.all", { count: rest })}
        </button>
      )}
    </Panel>
  );
}
