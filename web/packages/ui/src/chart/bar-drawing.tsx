/** What is seen of a chart: axes, weekends, bars, the mean; all hidden from readers of words. */
import { type ReactNode, useId } from "react";
import { type Bar, labelled, scaleOf } from "./bar";
import { BarShapes } from "./bar-shapes";
import styles from "./chart.module.css";
import { Patterns } from "./looks";

export type BarDrawingProps = {
  bars: Bar[];
  strides: number[];
  average: number | null;
  formatTicks: (values: number[]) => string[];
  active: number | null;
  /** Draws the bars otherwise, from the axis' end on and below zero; `id` is its patterns'. */
  draw?: ((end: number, low: number, id: string) => ReactNode) | undefined;
  /** Lies over the bars, as large as they. */
  children: ReactNode;
};

/** Room for labels in windows of these kinds, px; the style sheet has the windows' widths. */
const ROOMS = { narrow: 200, middle: 360, wide: 740 } as const;

/** Width of a character of a label, and the least gap between two labels, px. */
const CHARACTER = 7.5;
const GAP = 8;

const percent = (part: number) => `${(part * 100).toFixed(3)}%`;

function BarLabels({ bars, strides }: Pick<BarDrawingProps, "bars" | "strides">) {
  const widest = Math.max(1, ...bars.map(({ label }) => label.length)) * CHARACTER + GAP;
  const shown = (Object.keys(ROOMS) as (keyof typeof ROOMS)[]).map((room) => ({
    room,
    places: new Set(labelled(bars, strides, Math.floor(ROOMS[room] / widest))),
  }));
  return bars.map((bar, index) => {
    const rooms = shown.filter(({ places }) => places.has(index)).map(({ room }) => styles[room]);
    if (rooms.length === 0) return null;
    return (
      <span
        key={bar.key}
        className={[styles.label, ...rooms].join(" ")}
        style={{ left: percent((index + 0.5) / bars.length) }}
      >
        {bar.label}
        {bar.mark && <small>{bar.mark}</small>}
      </span>
    );
  });
}

export function BarDrawing(props: BarDrawingProps) {
  const { bars, strides, average, formatTicks, active, draw, children } = props;
  const id = useId();
  const { end, low, ticks } = scaleOf(bars);
  const down = (value: number) => percent((end - value) / (end + low));
  // Both ways are amounts: the sign is told by the side of zero.
  const words = formatTicks(ticks.map(Math.abs));
  const left = 12 + Math.max(...words.map((word) => word.length)) * CHARACTER;
  const marked = bars.some(({ mark }) => mark);
  const place = 1 / Math.max(1, bars.length);
  const band = (index: number) => ({
    x: percent(index * place),
    width: percent(place),
    height: "100%",
  });
  return (
    <div className={marked ? `${styles.area} ${styles.marked}` : styles.area} style={{ left }}>
      <div aria-hidden="true">
        {ticks.map((tick, n) => (
          <span key={tick} className={styles.tick} style={{ top: down(tick) }}>
            {words[n]}
          </span>
        ))}
        <BarLabels bars={bars} strides={strides} />
      </div>
      <svg className={styles.drawing} width="100%" height="100%" aria-hidden="true">
        <Patterns id={id} />
        {bars.map(
          (bar, n) => bar.weekend && <rect key={bar.key} className={styles.weekend} {...band(n)} />,
        )}
        {active !== null && active < bars.length && (
          <rect className={styles.pointed} {...band(active)} rx={4} />
        )}
        {ticks.map((tick) => (
          <line
            key={tick}
            className={tick === 0 ? styles.ground0 : styles.grid}
            x1="0"
            x2="100%"
            y1={down(tick)}
            y2={down(tick)}
          />
        ))}
        <g className={styles.grow} key={bars[0]?.key}>
          {draw ? draw(end, low, id) : <BarShapes bars={bars} end={end} low={low} id={id} />}
        </g>
        {average !== null && (
          <line className={styles.average} x1="0" x2="100%" y1={down(average)} y2={down(average)} />
        )}
      </svg>
      {children}
    </div>
  );
}
