/** Bars stacked of tariff zones: each has a colour and a hatching of its own, for few colours too. */
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { isMissing } from "@personal-cabinet/ui/chart/bar";
import styles from "./cost.module.css";
import type { Zone } from "./zones";

const BROAD = 0.7;
const SIZE = 6;
/** Of the looks, in their order: none (plain), rising, dots, upright, level, crossed. */
const HATCHINGS = [
  "",
  "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
  "M2 3a1 1 0 1 0 2 0a1 1 0 1 0 -2 0Z",
  "M3 0V6",
  "M0 3H6",
  "M0 0L6 6M6 0L0 6",
];

const share = (part: number) => `${(part * 100).toFixed(3)}%`;

const lookOf = (number: number) => number % HATCHINGS.length;

export function ZonePatterns({ count, id }: { count: number; id: string }) {
  return (
    <defs>
      {HATCHINGS.slice(0, count).map((shape, look) => (
        <pattern
          key={shape}
          id={`${id}-zone-${look}`}
          width={SIZE}
          height={SIZE}
          patternUnits="userSpaceOnUse"
        >
          <rect className={styles[`zone${look}`]} width={SIZE} height={SIZE} />
          <path className={styles.hatching} d={shape} />
        </pattern>
      ))}
    </defs>
  );
}

export const fillOf = (number: number, id: string) => `url(#${id}-zone-${lookOf(number)})`;

export type ZoneShapesProps = {
  bars: Bar[];
  zones: Zone[];
  /** Which of them are seen. */
  seen: Set<string>;
  /** The value at the drawing's upper edge. */
  end: number;
  id: string;
};

export function ZoneShapes({ bars, zones, seen, end, id }: ZoneShapesProps) {
  const place = 1 / Math.max(1, bars.length);
  return (
    <>
      <ZonePatterns count={zones.length} id={id} />
      {bars.map((bar, n) => {
        const x = share((n + (1 - BROAD) / 2) * place);
        const width = share(BROAD * place);
        let below = 0;
        return (
          <g key={bar.key}>
            {zones.map(({ key, values }, number) => {
              const value = values[n];
              if (!value || !seen.has(key)) return null;
              const height = value / end;
              below += height;
              return (
                <rect
                  key={key}
                  className={styles.part}
                  x={x}
                  y={share(1 - below)}
                  width={width}
                  height={share(height)}
                  fill={fillOf(number, id)}
                />
              );
            })}
            {isMissing(bar) && (
              <rect className={styles.nothing} x={x} y="88%" width={width} height="12%" rx={2} />
            )}
          </g>
        );
      })}
    </>
  );
}
