import styles from "./map.module.css";
import type { MapPoint } from "./shapes";

export type LegendEntry = { tone: MapPoint["tone"]; label: string };

/** What the signs of a map mean. */
export function MapLegend({ entries }: { entries: LegendEntry[] }) {
  return (
    <ul className={styles.legend}>
      {entries.map(({ tone, label }) => (
        <li key={tone}>
          <svg width="20" height="20" aria-hidden="true" className={styles.sample}>
            {tone === "house" || tone === "own" || tone === "cluster" ? (
              <circle cx="10" cy="10" r={tone === "house" ? 4 : 7} className={styles[tone]} />
            ) : (
              <rect x="2" y="3" width="16" height="14" rx="2" className={styles[tone]} />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
