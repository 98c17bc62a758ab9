/** A bar chart with its twin, the table of the same data, and the legend of what is not sound. */
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import TableOutlined from "@ant-design/icons/TableOutlined";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Segmented } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Bar, Sum } from "./bar";
import { BarLegend } from "./bar-legend";
import { BarPlot } from "./bar-plot";
import { BarTable } from "./bar-table";
import styles from "./chart.module.css";

export type ChartView = "chart" | "table";

export type BarChartProps = {
  /** What is shown, in words, e.g. «Потребление, ноябрь 2026». */
  title: string;
  bars: Bar[];
  /** In the reader's language, e.g. `кВт·ч`. */
  unit: string;
  total: Sum;
  view: ChartView;
  onView: (view: ChartView) => void;
  /** Opens a bar in detail, by click or keyboard; none = the finest level. */
  onDrill?: ((bar: Bar) => void) | undefined;
  /** Left of the switch, e.g. the total. */
  heading?: ReactNode;
  height?: number;
};

const DEFAULT_HEIGHT = 320;

export function BarChart(props: BarChartProps) {
  const { title, bars, unit, total, view, onView, onDrill, heading } = props;
  const height = props.height ?? DEFAULT_HEIGHT;
  const { t } = useTranslation("common");
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const withUnit = (value: number) => `${number(value)}\u00a0${unit}`;
  return (
    <div>
      <div className={styles.head}>
        {heading ?? <span />}
        <div>
          <Segmented<ChartView>
            aria-label={t("chart.view")}
            value={view}
            onChange={onView}
            options={[
              {
                value: "chart",
                label: t("chart.chart"),
                icon: <BarChartOutlined aria-hidden="true" />,
              },
              {
                value: "table",
                label: t("chart.table"),
                icon: <TableOutlined aria-hidden="true" />,
              },
            ]}
          />
        </div>
      </div>
      {view === "chart" ? (
        <BarPlot
          title={title}
          bars={bars}
          height={height}
          formatValue={withUnit}
          formatTick={number}
          onDrill={onDrill}
        />
      ) : (
        <BarTable
          title={title}
          bars={bars}
          valueTitle={unit}
          formatValue={withUnit}
          formatNumber={number}
          total={total}
          onDrill={onDrill}
        />
      )}
      <div className={styles.legend}>{view === "chart" && <BarLegend bars={bars} />}</div>
    </div>
  );
}
