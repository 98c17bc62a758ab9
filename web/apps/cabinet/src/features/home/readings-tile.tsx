/** The running month of the first place beside those it is compared with; the other places' totals. */
import type { HomeOut, PlaceMonthOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMonth, formatShortDay } from "@personal-cabinet/i18n/dates";
import { formatEnergy, formatNumber, unitWord } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { unsoundWords } from "@personal-cabinet/ui/chart/bar-words";
import { MiniBars } from "@personal-cabinet/ui/chart/mini-bars";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { channelKey } from "../../shared/channels";
import { compare, comparisonWords, hasGaps } from "../../shared/comparison";
import { barsOf, totalOf } from "../../shared/consumption-bars";
import { HandingIn } from "./handing-in";
import styles from "./home.module.css";
import { placeNames } from "./place-names";

const DIGITS = 1;

// Asked for beside the main page, which does not wait for it; its line is there from the start.
const MonthCost = lazyPage(() => import("./month-cost"));

type Known = PlaceMonthOut & { month: NonNullable<PlaceMonthOut["month"]> };

function NoMonth({ place, name }: { place: PlaceMonthOut; name: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!place.sees_readings) return <p className={styles.soft}>{t("home.noReadings")}</p>;
  return (
    <>
      <p>{t("home.nothingIn", { meter: name, period: formatMonth(place.today, language) })}</p>
      {place.last_day ? (
        <Link to={`/readings?meter=${place.meter_id}&date=${place.last_day}`}>
          {t("readings.lastDay", { day: formatDate(place.last_day) })}
        </Link>
      ) : (
        <Link to={`/readings/table?point=${place.usage_point_id}`}>{t("home.registers")}</Link>
      )}
    </>
  );
}

function Month({ place, name }: { place: Known; name: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { month } = place;
  const period = formatMonth(month.first_day, language);
  const total = `${formatNumber(month.total ?? 0, language, DIGITS)} ${unitWord(month.unit, language)}`;
  const beside = [place.before, place.year_ago].flatMap((other) => {
    const comparison = other && compare(month, other);
    return comparison ? [comparisonWords(t, comparison, month, other, language)] : [];
  });
  const notes = [
    ...(hasGaps(month, place.first_day) ? [t("readings.incomplete")] : []),
    ...unsoundWords(t, totalOf(month), (value) =>
      formatEnergy(value, month.unit, language, DIGITS),
    ),
  ];
  return (
    <>
      <p className={styles.soft}>
        {t("home.consumedIn", { meter: name, period })}
        {month.channel === "A+" ? "" : `. ${t(channelKey(month.channel))}`}
      </p>
      <p className={styles.total}>
        {formatNumber(month.total ?? 0, language, DIGITS)}{" "}
        <small>{unitWord(month.unit, language)}</small>
      </p>
      {month.channel === "A+" && (
        <p className={styles.soft}>
          {"\u200b"}
          <Suspense fallback={null}>
            <MonthCost month={month} />
          </Suspense>
        </p>
      )}
      {[...beside, ...notes].map((words) => (
        <p key={words} className={styles.soft}>
          {words}
        </p>
      ))}
      {place.fed_in && place.fed_in.total !== null && (
        <p className={styles.soft}>
          {t("home.fedIn", { energy: formatEnergy(place.fed_in.total, "kWh", language, DIGITS) })}
        </p>
      )}
      <MiniBars bars={barsOf(month, language)} title={t("home.chart", { period, total })} />
      <div className={styles.ends} aria-hidden="true">
        <span>{formatShortDay(month.first_day)}</span>
        <span>{formatShortDay(month.last_day)}</span>
      </div>
    </>
  );
}

const hasMonth = (place: PlaceMonthOut): place is Known =>
  place.month !== null && place.month.total !== null;

/** Why a place has no total: what is read by hand has no hours, and readings all the same. */
function silence({ sees_readings, last_day }: PlaceMonthOut) {
  if (!sees_readings) return "home.notShown";
  return last_day ? "home.noData" : "home.noHours";
}

/** Another place in a line. Its days may be others, so nothing is summed. */
function OtherPlace({ place, name }: { place: PlaceMonthOut; name: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const told = hasMonth(place)
    ? formatEnergy(place.month.total ?? 0, place.month.unit, language, DIGITS)
    : t(silence(place));
  return (
    <li>
      <Link to={`/readings?meter=${place.meter_id}`}>{name}</Link>
      <span>
        {hasMonth(place) && place.month.channel === "A-" ? t("home.fedIn", { energy: told }) : told}
      </span>
    </li>
  );
}

export type ReadingsTileProps = Pick<HomeOut, "places" | "submissions">;

export function ReadingsTile({ places, submissions }: ReadingsTileProps) {
  const { t } = useTranslation();
  const names = placeNames(places.items);
  const [first, ...others] = places.items;
  if (!first) return <p className={styles.soft}>{t("meter.none")}</p>;
  const name = names[0] ?? first.name;
  const more = places.total - places.items.length;
  return (
    <>
      {submissions && <HandingIn waited={submissions} />}
      {hasMonth(first) ? (
        <Month place={first} name={name} />
      ) : (
        <NoMonth place={first} name={name} />
      )}
      {others.length > 0 && (
        <ul className={styles.places}>
          {others.map((place, n) => (
            <OtherPlace
              key={place.usage_point_id}
              place={place}
              name={names[n + 1] ?? place.name}
            />
          ))}
        </ul>
      )}
      {more > 0 && <p className={styles.soft}>{t("home.morePlaces", { count: more })}</p>}
    </>
  );
}
