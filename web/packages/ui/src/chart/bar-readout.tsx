/** What the bar pointed at says. It stands beside the total, never over a bar. */
import { useTranslation } from "react-i18next";
import type { Bar } from "./bar";
import { wordsOf } from "./bar-words";
import styles from "./chart.module.css";

export type BarReadoutProps = { bar: Bar; formatValue: (value: number) => string };

export function BarReadout({ bar, formatValue }: BarReadoutProps) {
  const { t } = useTranslation("common");
  return (
    <div className={styles.readout} aria-hidden="true">
      <div>{bar.name}</div>
      {bar.value !== null && <strong>{formatValue(bar.value)}</strong>}
      {wordsOf(t, bar, formatValue).map((note) => (
        <div key={note} className={styles.aside}>
          {note}
        </div>
      ))}
    </div>
  );
}
