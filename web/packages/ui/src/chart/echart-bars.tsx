/** Draws bars on a canvas by ECharts; a lazy chunk. Pointer and keyboard are the wrapper's. */
import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { AXIS_STEPS, axisEnd, type Bar, partsOf } from "./bar";
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

// From below.
const LAYERS = ["sound", "estimated", "doubtful"] as const;

/** White with a pattern of the brand's colour; read as a part of the sum, not a part of the light. */
function patterned(brand: string, decal: object) {
  return {
    color: "#ffffff",
    borderColor: brand,
    borderWidth: 1,
    decal: { color: brand, ...decal },
  };
}

function lookOf(bar: Bar, layer: (typeof LAYERS)[number], brand: string) {
  if (layer === "estimated") {
    return patterned(brand, {
      symbol: "circle",
      symbolSize: 0.7,
      dashArrayX: [4, 2],
      dashArrayY: [4, 2],
    });
  }
  if (layer === "doubtful") {
    return patterned(brand, { symbol: "rect", dashArrayX: [[1, 3]], dashArrayY: [5, 1] });
  }
  if (bar.complete) return { color: brand };
  if (bar.running) {
    return { color: brand, opacity: 0.4, borderColor: brand, borderWidth: 1, borderType: "dashed" };
  }
  const hatch = { dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 };
  return patterned(brand, { symbol: "rect", ...hatch });
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
    series: LAYERS.map((layer) => ({
      type: "bar",
      stack: "parts",
      barCategoryGap: bars.length > 31 ? "18%" : "30%",
      barMaxWidth: 44,
      silent: true,
      data: bars.map((bar) => {
        const parts = partsOf(bar);
        const top = [...LAYERS].reverse().find((one) => parts[one] > 0) === layer;
        const borderRadius = top ? [4, 4, 0, 0] : 0;
        return {
          // A part of nothing would still draw its border.
          value:
            bar.value === null || (layer !== "sound" && parts[layer] === 0) ? null : parts[layer],
          itemStyle: { ...lookOf(bar, layer, brand), borderRadius },
        };
      }),
    })),
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
