/** The chart's data as a table: energy, its zones, and what it cost. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatFixed, unitWord } from "@personal-cabinet/i18n/numbers";
import { ROUBLE } from "@personal-cabinet/i18n/roubles";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { type Bar, digitsOf } from "@personal-cabinet/ui/chart/bar";
import chart from "@personal-cabinet/ui/chart/chart.module.css";
import { useTranslation } from "react-i18next";
import styles from "./cost.module.css";
import type { Zone } from "./zones";

export type CostTableProps = {
  title: string;
  costs: ConsumptionOut;
  bars: Bar[];
  zones: Zone[];
};

export function CostTable({ title, costs, bars, zones }: CostTableProps) {
  const { t } = useTranslation("common");
  const language = useLanguage();
  const energies = [
    costs.total,
    ...bars.map(({ value }) => value),
    ...zones.flatMap(({ values }) => values),
  ];
  const digits = digitsOf(energies.filter((value) => value !== null));
  const cell = (key: string, value: number | null | undefined, places: number) => (
    <td key={key} className={chart.number}>
      {typeof value === "number" ? formatFixed(value, language, places) : "—"}
    </td>
  );
  const money = (kopecks: number | null | undefined) =>
    costs.cost !== null && cell("cost", typeof kopecks === "number" ? kopecks / 100 : kopecks, 2);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <section className={styles.wide} aria-label={title} tabIndex={0}>
      <table className={chart.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("chart.interval")}</th>
            <th scope="col" className={chart.number}>
              {unitWord(costs.unit, language)}
            </th>
            {zones.map(({ key, name }) => (
              <th key={key} scope="col" className={chart.number}>
                {name}
              </th>
            ))}
            {costs.cost !== null && (
              <th scope="col" className={chart.number}>
                {ROUBLE}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          <tr className={chart.whole}>
            <th scope="row">{t("chart.total")}</th>
            {cell("total", costs.total, digits)}
            {zones.map(({ key, total }) => cell(key, total, digits))}
            {money(costs.cost)}
          </tr>
          {bars.map((bar, n) => (
            <tr key={bar.key}>
              <th scope="row">{bar.name}</th>
              {cell("value", bar.value, digits)}
              {zones.map(({ key, values }) => cell(key, values[n], digits))}
              {money(costs.points[n]?.cost)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
