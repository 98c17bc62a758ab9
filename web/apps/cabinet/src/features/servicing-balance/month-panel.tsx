/** One month of a house: both sides, what lies between, and how much of it is known. */
import type { BalanceMonthOut, HouseBalanceOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMonth } from "@personal-cabinet/i18n/dates";
import { formatEnergy, formatNumber, formatPercent } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import chart from "@personal-cabinet/ui/chart/chart.module.css";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Panel } from "@personal-cabinet/ui/page/panel";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./balance.module.css";

/** What has to be known about the month's figures before they are believed. */
function notesOf(balance: HouseBalanceOut, month: BalanceMonthOut, t: TFunction): string[] {
  const { units, difference, house_by } = month;
  const { read_from: from, read_to: to } = balance;
  const missing = units.total - units.answered;
  const told: string[] = [];
  if (balance.meters.length === 0) told.push(t("note.noCommonMeter"));
  else if (month.house === null) told.push(t("note.commonMeterMissing"));
  if (units.total === 0) told.push(t("note.noFlats"));
  if (difference !== null && missing > 0) told.push(t("note.missing", { count: missing }));
  if (difference !== null && difference < 0) told.push(t("note.negative"));
  if (units.by_readings > 0 && house_by === "profile") told.push(t("note.otherDays"));
  if (units.spread > 0) told.push(t("note.spread", { count: units.spread }));
  if (from && to)
    told.push(
      from === to
        ? t("note.readOn", { day: formatDate(from) })
        : t("note.readFrom", { from: formatDate(from), to: formatDate(to) }),
    );
  return told;
}

function CommonMeters({ meters }: { meters: HouseBalanceOut["meters"] }) {
  const { t } = useTranslation("servicing-balance");
  const language = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <section className={styles.wide} aria-label={t("meters.title")} tabIndex={0}>
      <table className={chart.table}>
        <caption className={styles.caption}>{t("meters.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("meters.number")}</th>
            <th scope="col" className={chart.number}>
              {t("meters.ratio")}
            </th>
            <th scope="col" className={chart.number}>
              {t("meters.used")}
            </th>
          </tr>
        </thead>
        <tbody>
          {meters.map((meter) => (
            <tr key={meter.serial_number}>
              <th scope="row">
                {meter.serial_number}
                <small className={styles.by}>
                  {meter.by ? t(`by.${meter.by}`) : t("by.unknown")}
                </small>
                {meter.kind && <strong className={styles.kind}>{t(`kind.${meter.kind}`)}</strong>}
              </th>
              <td className={chart.number}>{formatNumber(meter.ratio, language)}</td>
              <td className={chart.number}>
                {meter.used === null ? "—" : formatEnergy(meter.used, "kWh", language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function MonthPanel({ balance }: { balance: HouseBalanceOut }) {
  const { t } = useTranslation("servicing-balance");
  const language = useLanguage();
  const month = balance.months.find((one) => one.month === balance.month);
  if (!month) return null;
  const { units } = month;
  const title = formatMonth(balance.month, language);
  const energy = (value: number | null) =>
    value === null ? t("unknown") : formatEnergy(value, "kWh", language);
  const part = units.total > 0 ? (100 * units.answered) / units.total : 0;
  const gap =
    month.difference_percent === null
      ? energy(month.difference)
      : `${energy(month.difference)} (${formatPercent(month.difference_percent, language, 1)})`;
  return (
    <Panel title={title.charAt(0).toUpperCase() + title.slice(1)}>
      <Facts
        facts={[
          { label: t("came"), value: energy(month.house) },
          { label: t("used"), value: energy(month.units_used) },
          { label: t("lost"), value: gap },
          {
            label: t("answered"),
            value: t("answeredOf", {
              answered: units.answered,
              total: units.total,
              part: formatPercent(part, language, 0),
            }),
          },
        ]}
      />
      <ul className={styles.notes}>
        {notesOf(balance, month, t).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {units.answered < units.total && balance.month === balance.last_month && (
        <p className={styles.notes}>
          <Link to="/servicing/entry">{t("handIn")}</Link>
        </p>
      )}
      {balance.meters.length > 0 && <CommonMeters meters={balance.meters} />}
    </Panel>
  );
}
