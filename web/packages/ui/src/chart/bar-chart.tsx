/** A bar chart with its twin, the table of the same data, and the legend; on paper both are there. */
import { formatFixed, formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { Segments } from "../form/segments";
import { lazyPage } from "../page/lazy-page";
import { usePrinting } from "../page/use-printing";
import { usePhone } from "../theme/use-phone";
import { averageOf, type Bar, digitsOf, type Sum } from "./bar";
import type { BarDrawingProps } from "./bar-drawing";
import { BarLegend } from "./bar-legend";
import { BarPlot } from "./bar-plot";
import { BarReadout } from "./bar-readout";
import { BarTable } from "./bar-table";
import styles from "./chart.module.css";
import type { HeatCell, HeatGrid } from "./heat";
import { TablePlace } from "./table-place";

// Few look at more than bars can show.
const HeatMap = lazyPage(() => import("./heat-map"));

export type ChartView = "chart" | "table";

export type BarChartProps = {
  /** What is shown, in words, e.g. «Потребление, ноябрь 2026». */
  title: string;
  bars: Bar[];
  /** Distances of round labels, the finest first, in what the bars' `at` counts. */
  strides?: number[];
  /** Given = the bars are so many that they are drawn as a field of shades. */
  heat?: (HeatGrid & { cells: HeatCell[] }) | undefined;
  /** What the table has instead of a row for each bar. */
  rows?: Bar[] | undefined;
  /** In the reader's language, e.g. `кВт·ч`. */
  unit: string;
  total: Sum & Pick<Bar, "given">;
  /** What the bars' `other` are, e.g. `октябрь 2026`; none = nothing is compared. */
  otherName?: string | undefined;
  /** What they will be when they come later: legend and table keep their place. */
  otherToCome?: string | undefined;
  view: ChartView;
  /** None = it is shown as another chart is, and has no tools of its own. */
  onView?: ((view: ChartView) => void) | undefined;
  /** Less high: it stands beside another one. */
  small?: boolean | undefined;
  /** Opens a bar in detail, by click or keyboard; none = the finest level. */
  onDrill?: ((bar: Bar) => void) | undefined;
  /** Which bars are unlike the others may be told later. */
  judged?: boolean | undefined;
  /** Above the bars, e.g. the total. */
  heading?: ReactNode;
  /** Beside the switch of views. */
  tools?: ReactNode;
  /** What comes later than the rest: in front, so that nothing moves. */
  lead?: ReactNode;
  /** A line of its own above the bars, in a wide window; its place is kept until it is there. */
  line?: ReactNode;
  /** Right below the bars or the table. */
  below?: ReactNode;
  /** Where what is below the legend stands on a phone, with the tools; none = right there. */
  footIn?: HTMLElement | null | undefined;
  /** Instead of the usual; none = the usual. */
  draw?: BarDrawingProps["draw"];
  legend?: ReactNode;
  table?: ReactNode;
  /** Which columns and notes the table has is not known yet: until then it only keeps its place. */
  tableToCome?: boolean | undefined;
  formatValue?: ((value: number) => string) | undefined;
};

export function BarChart(props: BarChartProps) {
  const { title, bars, strides = [1], unit, total, otherName, view, onView, onDrill } = props;
  const { heat, rows = bars } = props;
  const { t } = useTranslation("common");
  const language = useLanguage();
  const phone = usePhone();
  const printing = usePrinting();
  const [active, setActive] = useState<number | null>(null);
  const start = bars[0]?.key;
  // Other bars: whoever reads by keyboard begins with the first of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bars' change is what it follows
  useEffect(() => setActive((now) => (now === null ? null : 0)), [start, bars.length]);

  const fixed = (value: number, digits: number) => formatFixed(value, language, digits);
  const withUnit =
    props.formatValue ?? ((value: number) => `${formatNumber(value, language)}\u00a0${unit}`);
  const formatTicks = (values: number[]) => {
    const digits = digitsOf(values);
    return values.map((value) => fixed(value, value === 0 ? 0 : digits));
  };
  const average = averageOf(bars);
  const shown = active === null ? undefined : bars[active];
  const tools = onView && (
    <div className={styles.tools}>
      {props.lead}
      <Segments<ChartView>
        label={t("chart.view")}
        value={view}
        onChange={onView}
        options={[
          { value: "chart", label: t("chart.chart") },
          { value: "table", label: t("chart.table") },
        ]}
      />
      {props.tools}
    </div>
  );
  const foot = (
    <>
      {props.below}
      {phone && tools}
    </>
  );
  return (
    <div className={props.small ? styles.small : undefined}>
      <div className={styles.head}>
        <div className={styles.heading}>
          {props.heading}
          {shown && <BarReadout bar={shown} formatValue={withUnit} />}
        </div>
        {!phone && tools}
      </div>
      {!phone && props.line && <div className={styles.line}>{props.line}</div>}
      {(view === "chart" || printing) && heat && (
        <Suspense fallback={<div className={styles.fieldToCome} />}>
          <HeatMap
            {...heat}
            title={title}
            formatValue={withUnit}
            onDrill={onDrill}
            active={active}
            onActive={setActive}
          />
        </Suspense>
      )}
      {(view === "chart" || printing) && !heat && (
        <>
          <BarPlot
            title={title}
            bars={bars}
            strides={strides}
            average={average}
            formatValue={withUnit}
            formatTicks={formatTicks}
            onDrill={onDrill}
            active={active}
            onActive={setActive}
            draw={props.draw}
          />
          <div className={styles.legend}>
            {props.legend}
            <BarLegend
              bars={bars}
              otherName={otherName}
              otherToCome={props.otherToCome}
              judged={props.judged}
              average={average === null ? null : withUnit(Number(average.toPrecision(3)))}
            />
          </div>
        </>
      )}
      {(view === "table" || printing) && (
        <TablePlace toCome={!printing && props.tableToCome}>
          {props.table ?? (
            <BarTable
              // Rows of other bars are other rows, although some begin at the same moment.
              key={`${start} ${bars.length}`}
              title={title}
              bars={rows}
              valueTitle={unit}
              otherTitle={otherName ?? props.otherToCome}
              otherAwaited={!otherName}
              formatValue={withUnit}
              formatFixed={fixed}
              total={total}
              onDrill={onDrill}
            />
          )}
        </TablePlace>
      )}
      {phone && props.footIn ? createPortal(foot, props.footIn) : foot}
    </div>
  );
}
