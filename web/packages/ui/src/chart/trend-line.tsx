/** A small line of days for a tile; words beside it say the same, so it is one image with one name. */
import { areaPath, HIGH, linePath, stretchesOf, type Values, WIDE } from "./trend";
import styles from "./trend.module.css";

export type TrendLineProps = {
  /** A value per day, the last one today; null: nothing is known of that day. */
  values: Values;
  /** The smallest difference that fills the height: noise shall not look like a mountain. */
  least: number;
  /** What a screen reader says instead of it. */
  title: string;
  /** What is told of a day under the pointer. */
  titleOf: (day: number) => string;
};

export function TrendLine({ values, least, title, titleOf }: TrendLineProps) {
  const stretches = stretchesOf(values, least);
  const last = stretches.at(-1)?.at(-1);
  const half = WIDE / Math.max(1, values.length - 1) / 2;
  return (
    <svg
      className={styles.trend}
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={title}
    >
      {stretches.map((stretch) => (
        <path key={`area-${stretch[0]?.x}`} className={styles.area} d={areaPath(stretch)} />
      ))}
      {stretches.map((stretch) => (
        <path key={`line-${stretch[0]?.x}`} className={styles.line} d={linePath(stretch)} />
      ))}
      {last && <path className={styles.last} d={linePath([last])} />}
      {values.map((_, day) => (
        <rect
          key={day}
          className={styles.day}
          x={day * 2 * half - half}
          width={2 * half}
          height={HIGH}
        >
          <title>{titleOf(day)}</title>
        </rect>
      ))}
    </svg>
  );
}
