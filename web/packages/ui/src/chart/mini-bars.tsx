/** A small picture of bars for a tile; words beside it say the same, so it is one image with one name. */
import { axisEnd, type Bar, isMissing } from "./bar";
import styles from "./chart.module.css";

const HEIGHT = 64;
const STEP = 10;

function lookOf(bar: Bar): string {
  if (bar.value === null) return (isMissing(bar) ? styles.none : styles.ahead) ?? "";
  if (!bar.complete) return styles.part ?? "";
  const sound = typeof bar.estimated !== "number" && typeof bar.doubtful !== "number";
  return (sound ? styles.value : styles.unsound) ?? "";
}

export function MiniBars({ bars, title }: { bars: Bar[]; title: string }) {
  const most = Math.max(axisEnd(bars) * 0.8, ...bars.map((bar) => bar.value ?? 0));
  return (
    <svg
      className={styles.mini}
      height={HEIGHT}
      viewBox={`0 0 ${Math.max(1, bars.length) * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={title}
    >
      {bars.map((bar, index) => {
        const height = bar.value === null ? 3 : Math.max(3, (bar.value / most) * HEIGHT);
        return (
          <rect
            key={bar.key}
            className={lookOf(bar)}
            x={index * STEP + 1.5}
            y={HEIGHT - height}
            width={STEP - 3}
            height={height}
          />
        );
      })}
    </svg>
  );
}
