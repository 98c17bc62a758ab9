/** How this month will end: a sentence, a scale with the range, and how it was worked out. */
import type { InsightOut } from "@personal-cabinet/api/cabinet";
import { formatDay, formatMonth } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import styles from "./insight.module.css";

type Forecast = NonNullable<InsightOut["forecast"]>;

/** Shares of the scale's length; its end is a little beyond what may come. */
function placesOf({ so_far, expected, low, high }: Forecast): CSSProperties {
  const end = high * 1.08 || 1;
  const share = (value: number) => `${(100 * value) / end}%`;
  return {
    "--so-far": share(so_far),
    "--low": share(low),
    "--range": share(high - low),
    "--expected": share(expected),
  } as CSSProperties;
}

export function ForecastPanel({ insight }: { insight: InsightOut }) {
  const { t } = useTranslation("insight");
  const language = useLanguage();
  const { forecast, unit, last_day, unforecast } = insight;
  if (!forecast) {
    return (
      <Panel title={t("title")}>
        <p>{t(`why.${unforecast}`)}</p>
      </Panel>
    );
  }
  // A forecast is no measurement: more digits would promise what nobody knows.
  const digits = forecast.expected < 20 ? 1 : 0;
  const energy = (value: number) => formatEnergy(value, unit, language, digits);
  const { so_far, expected, low, high, tried, inside, month } = forecast;
  const told = {
    soFar: energy(so_far),
    expected: energy(expected),
    low: energy(low),
    high: energy(high),
  };
  const wide = told.low !== told.high;
  return (
    <Panel title={t("forecast.title", { month: formatMonth(month, language) })}>
      <p className={styles.main}>{t("forecast.expected", { value: told.expected })}</p>
      <p>{wide ? t("forecast.range", told) : t("forecast.exact")}</p>
      <div
        className={styles.scale}
        role="img"
        aria-label={t("forecast.scale", told)}
        style={placesOf(forecast)}
      >
        <span className={styles.soFar} />
        <span className={styles.range} />
        <span className={styles.expected} />
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span className={styles.soFarMark} /> {t("forecast.measured")}
        <span className={styles.rangeMark} /> {t("forecast.likely")}
      </p>
      <p className={styles.soft}>
        {last_day && last_day >= month
          ? t("forecast.soFar", { value: told.soFar, day: formatDay(last_day) })
          : t("forecast.nothingYet")}{" "}
        {tried > 0 ? t("forecast.checked", { count: tried, inside }) : t("forecast.notChecked")}
      </p>
      <details>
        <summary>{t("forecast.how")}</summary>
        <p>{t("forecast.howText")}</p>
      </details>
    </Panel>
  );
}
