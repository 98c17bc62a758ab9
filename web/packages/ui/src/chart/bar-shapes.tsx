/** Bars as SVG shapes in shares of the drawing, so that they follow any width without being measured. */
import { type Bar, isMissing, partsOf } from "./bar";
import styles from "./chart.module.css";
import { drawnAs, lookOf } from "./looks";

export type BarShapesProps = {
  bars: Bar[];
  /** The value at the drawing's upper edge. */
  end: number;
  /** How far below zero the lower edge is. */
  low?: number;
  /** Of the drawing's patterns. */
  id: string;
};

/** How much of its place a bar takes: less where another one is to be seen behind it. */
const ALONE = 0.7;
const BEFORE = 0.5;
const BEHIND = 0.88;

const share = (part: number) => `${(part * 100).toFixed(3)}%`;

function Stack({
  bar,
  x,
  width,
  end,
  low = 0,
  id,
}: BarShapesProps & { bar: Bar; x: number; width: number }) {
  const parts = partsOf(bar);
  let below = low / (end + low);
  // From below; a value of nothing is still a line, so that it differs from no value.
  const layers = (["sound", "estimated", "doubtful"] as const).filter(
    (layer) => parts[layer] > 0 || (layer === "sound" && bar.value === 0),
  );
  return layers.map((layer) => {
    const height = parts[layer] / (end + low);
    below += height;
    return (
      <rect
        key={layer}
        x={share(x)}
        y={share(1 - below)}
        width={share(width)}
        height={height === 0 ? 1 : share(height)}
        rx={2}
        {...drawnAs(layer === "sound" ? lookOf(bar) : layer, id)}
      />
    );
  });
}

/** A triangle above a bar, up or down: a shape, which needs no colour. */
export function UnlikeSign({ more, x, y }: { more: boolean; x: string; y: string }) {
  return (
    <svg x={x} y={y} className={styles.unlike} aria-hidden="true">
      <path d={more ? "M0 -11L5 -3H-5Z" : "M0 -3L5 -11H-5Z"} />
    </svg>
  );
}

export function BarShapes({ bars, end, low = 0, id }: BarShapesProps) {
  const range = end + low;
  const zero = end / range;
  const place = 1 / Math.max(1, bars.length);
  const at = (index: number, part: number) => (index + (1 - part) / 2) * place;
  const broad = bars.some(({ other }) => other) ? BEFORE : ALONE;
  return bars.map((bar, index) => (
    <g key={bar.key}>
      {bar.other && (
        <rect
          className={styles.other}
          x={share(at(index, BEHIND))}
          y={share(zero - bar.other.value / range)}
          width={share(BEHIND * place)}
          height={share(bar.other.value / range)}
          rx={2}
        />
      )}
      {bar.value !== null && (
        <Stack
          bars={bars}
          bar={bar}
          x={at(index, broad)}
          width={broad * place}
          end={end}
          low={low}
          id={id}
        />
      )}
      {typeof bar.given?.value === "number" && (
        <rect
          className={bar.given.complete ? styles.given : `${styles.given} ${styles.givenPart}`}
          x={share(at(index, broad))}
          y={share(zero)}
          width={share(broad * place)}
          height={share(bar.given.value / range)}
          rx={2}
        />
      )}
      {bar.unlike && (
        <UnlikeSign
          more={bar.unlike.more}
          x={share((index + 0.5) * place)}
          y={share(zero - (bar.value ?? 0) / range)}
        />
      )}
      {isMissing(bar) && (
        <rect
          className={styles.nothing}
          x={share(at(index, broad))}
          y={share(zero * 0.88)}
          width={share(broad * place)}
          height={share(zero * 0.12)}
          rx={2}
        />
      )}
    </g>
  ));
}
