/** The current month of the first meter: its total and how the days went. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMonth, formatShortDay } from "@personal-cabinet/i18n/dates";
import { formatEnergy, formatNumber, unitWord } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { unsoundWords } from "@personal-cabinet/ui/chart/bar-words";
import { MiniBars } from "@personal-cabinet/ui/chart/mini-bars";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { barsOf, totalOf } from "../../shared/consumption-bars";
import styles from "./home.module.css";
import { useMonth } from "./use-month";

const HEIGHT = 158;

function Month({ meter, seen }: { meter: MeterOut; seen: Date | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { today, month } = useMonth(meter, seen);
  const name = formatMonth(today, language);
  return (
    <Fetched query={month} loading={<Loading height={HEIGHT} />}>
      {(data) => {
        if (data.total === null) {
          return (
            <>
              <p>{t("readings.nothing", { period: name })}</p>
              {meter.last_day && (
                <Link to={`/readings?meter=${meter.id}&date=${meter.last_day}`}>
                  {t("readings.lastDay", { day: formatDate(meter.last_day) })}
                </Link>
              )}
            </>
          );
        }
        const bars = barsOf(data, language);
        const notes = unsoundWords(t, totalOf(data), (value) =>
          formatEnergy(value, data.unit, language, 1),
        );
        const total = `${formatNumber(data.total, language, 1)} ${unitWord(data.unit, language)}`;
        return (
          <>
            <p className={styles.soft}>
              {t("home.consumedIn", { meter: meter.name, period: name })}
            </p>
            <p className={styles.total}>
              {formatNumber(data.total, language, 1)} <small>{unitWord(data.unit, language)}</small>
            </p>
            {notes.map((note) => (
              <p key={note} className={styles.soft}>
                {note}
              </p>
            ))}
            <MiniBars bars={bars} title={t("home.chart", { period: name, total })} />
            <div className={styles.ends} aria-hidden="true">
              <span>{formatShortDay(data.first_day)}</span>
              <span>{formatShortDay(data.last_day)}</span>
            </div>
          </>
        );
      }}
    </Fetched>
  );
}

type ReadingsTileProps = {
  meters: MeterOut[];
  /** The moment that the page is of, where it is not now. */
  seen: Date | undefined;
};

export function ReadingsTile({ meters, seen }: ReadingsTileProps) {
  const { t } = useTranslation();
  const meter = meters[0];
  return meter ? (
    <Month meter={meter} seen={seen} />
  ) : (
    <p className={styles.soft}>{t("meter.none")}</p>
  );
}
