/** Draws bars on a canvas by ECharts; a lazy chunk. Pointer and keyboard are the wrapper's. */
import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { AXIS_STEPS, axisEnd, type Bar } from "./bar";
import styles from "./chart.module.css";

use([BarChart, GridComponent, CanvasRenderer]);

export type EchartBarsProps = {
  bars: Bar[];
  left: number;
  formatTick: (value: number) => string;
};

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function optionOf({ bars, left, formatTick }: EchartBarsProps) {
  const brand = colour("--brand");
  const end = axisEnd(bars);
  const font = {
    fontFamily: getComputedStyle(document.body).fontFamily,
    color: colour("--ink-soft"),
  };
  return {
    animationDuration: 250,
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    grid: { left, right: 4, top: 12, bottom: 30 },
    xAxis: {
      type: "category",
      data: bars.map((bar) => bar.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("--line-strong") } },
      axisLabel: { ...font, fontSize: 13, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: end,
      interval: end / AXIS_STEPS,
      axisLabel: { ...font, fontSize: 13, formatter: formatTick },
      splitLine: { lineStyle: { color: colour("--line") } },
    },
    series: [
      {
        type: "bar",
        barCategoryGap: bars.length > 31 ? "18%" : "30%",
        barMaxWidth: 44,
        silent: true,
        data: bars.map((bar) =>
          bar.complete
            ? { value: bar.value, itemStyle: { color: brand, borderRadius: [4, 4, 0, 0] } }
            : {
                value: bar.value,
                itemStyle: {
                  color: "#ffffff",
                  borderColor: brand,
                  borderWidth: 1,
                  borderRadius: [4, 4, 0, 0],
                  decal: {
                    symbol: "rect",
                    color: brand,
                    dashArrayX: [1, 0],
                    dashArrayY: [2, 3],
                    rotation: -Math.PI / 4,
                  },
                },
              },
        ),
      },
    ],
  };
}

export default function EchartBars(props: EchartBarsProps) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const drawn = init(element, undefined, { renderer: "canvas" });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(optionOf(props), { notMerge: true });
  });

  return <div ref={holder} className={styles.canvas} aria-hidden="true" />;
}
