/** A tile's days as a line, and in words how much has changed. */
import type { AnalyticsTile } from "@personal-cabinet/api/admin";
import { formatShortDay } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { TrendLine } from "@personal-cabinet/ui/chart/trend-line";
import styles from "./analytics.module.css";
import { delayWord, type Measure, type Teller } from "./story";

/** The smallest difference that fills the height of a line. */
const LEAST: Record<Measure, number> = { share: 5, number: 4, minutes: 30 };

/** A value per day, in the unit of its measure: percent, pieces or minutes. */
export function valuesOf(
  { parts, wholes }: Pick<AnalyticsTile, "parts" | "wholes">,
  measure: Measure,
): (number | null)[] {
  if (measure !== "share") return parts;
  return parts.map((part, day) => {
    const whole = wholes[day];
    return part === null || !whole ? null : (100 * part) / whole;
  });
}

function dayOf(first: string, day: number): string {
  const at = new Date(`${first}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + day);
  return formatShortDay(at.toISOString());
}

function wordOf(value: number, measure: Measure, teller: Teller): string {
  if (measure === "share") return teller.percent(value, 100);
  return measure === "minutes" ? delayWord(teller, value * 60) : teller.number(value);
}

/** From the first known day to the last; a share changes by points. */
function changeWord(change: number, measure: Measure, { t, language, number }: Teller): string {
  const sign = change > 0 ? "+" : change < 0 ? "−" : "±";
  const size = Math.abs(change);
  if (measure === "share") {
    return t("analytics:trend.points", { change: `${sign}${formatNumber(size, language, 1)}` });
  }
  if (measure === "minutes")
    return t("analytics:trend.minutes", { change: `${sign}${number(size)}` });
  return `${sign}${number(size)}`;
}

export type TrendProps = {
  tile: AnalyticsTile;
  measure: Measure;
  firstDay: string;
  teller: Teller;
};

export function Trend({ tile, measure, firstDay, teller }: TrendProps) {
  const { t, number } = teller;
  const values = valuesOf(tile, measure);
  const known = values.filter((value) => value !== null);
  const [first] = known;
  const last = known.at(-1);
  if (known.length < 2 || first === undefined || last === undefined) {
    return <p className={styles.noTrend}>{t("analytics:trend.none")}</p>;
  }
  const word = (value: number) => wordOf(value, measure, teller);
  const change = changeWord(last - first, measure, teller);
  const days = { count: values.length, number: number(values.length) };
  return (
    <div className={styles.trend}>
      <TrendLine
        values={values}
        least={LEAST[measure]}
        title={t("analytics:trend.title", {
          ...days,
          tile: t(`analytics:tile.${tile.name}`),
          low: word(Math.min(...known)),
          high: word(Math.max(...known)),
          last: word(last),
        })}
        titleOf={(day) => {
          const value = values[day];
          const text = value == null ? t("analytics:trend.gap") : word(value);
          return `${dayOf(firstDay, day)}: ${text}`;
        }}
      />
      <p className={styles.change}>{t("analytics:trend.change", { ...days, change })}</p>
    </div>
  );
}
