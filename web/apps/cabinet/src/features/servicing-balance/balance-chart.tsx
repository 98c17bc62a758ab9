/** What came into a house beside what its flats used: bars behind which the flats' stand. */
import { formatNumber, unitWord } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { BarChart, type ChartView } from "@personal-cabinet/ui/chart/bar-chart";
import chart from "@personal-cabinet/ui/chart/chart.module.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./balance.module.css";

/** A month or an hour; null: it is not known. */
export type Stretch = {
  key: string;
  label: string;
  name: string;
  at?: number;
  house: number | null;
  units: number | null;
  running?: boolean;
  /** Cells of the table beside the three figures. */
  more?: string[];
};

export type BalanceChartProps = {
  title: string;
  /** What the rows of the table are, e.g. «Месяц». */
  rows: string;
  stretches: Stretch[];
  strides?: number[];
  more?: string[];
  onDrill?: (key: string) => void;
};

function barOf(stretch: Stretch, unitsName: string): Bar {
  const { key, label, name, at, house, units, running } = stretch;
  return {
    key,
    label,
    name,
    value: house,
    complete: house !== null,
    ...(at === undefined ? {} : { at }),
    ...(running && house === null ? { running } : {}),
    ...(units === null ? {} : { other: { value: units, name: unitsName } }),
  };
}

export function BalanceChart(props: BalanceChartProps) {
  const { title, rows, stretches, strides, more = [], onDrill } = props;
  const { t } = useTranslation("servicing-balance");
  const language = useLanguage();
  const [view, setView] = useState<ChartView>("chart");
  const unit = unitWord("kWh", language);
  const shown = (value: number) => formatNumber(value, language, value < 100 ? 2 : 0);
  const cell = (value: number | null) => (
    <td className={chart.number}>{value === null ? "—" : shown(value)}</td>
  );
  const gap = ({ house, units }: Stretch) =>
    house === null || units === null ? null : Number((house - units).toFixed(3));
  // The panel around it has the title for its name.
  const region = `${t("common:chart.table")}: ${title}`;
  const table = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <section className={styles.wide} aria-label={region} tabIndex={0}>
      <table className={chart.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{rows}</th>
            {[t("house"), t("flats"), t("difference"), ...more].map((head, n) => (
              <th key={head} scope="col" className={chart.number}>
                {n < 3 ? `${head}, ${unit}` : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stretches.map((one) => (
            <tr key={one.key}>
              <th scope="row">{one.name}</th>
              {cell(one.house)}
              {cell(one.units)}
              {cell(gap(one))}
              {(one.more ?? []).map((text, n) => (
                <td key={more[n]} className={chart.number}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
  return (
    <BarChart
      title={title}
      bars={stretches.map((one) => barOf(one, t("flats")))}
      {...(strides ? { strides } : {})}
      unit={unit}
      total={{ value: null, complete: false }}
      otherName={t("flats")}
      view={view}
      onView={setView}
      onDrill={onDrill && ((bar) => onDrill(bar.key))}
      formatValue={(value) => `${shown(value)}\u00a0${unit}`}
      legend={
        <span>
          <svg width="18" height="14" aria-hidden="true">
            <rect x="1" y="1" width="16" height="12" rx="2" className={chart.sound} />
          </svg>
          {t("house")}
        </span>
      }
      table={table}
    />
  );
}
