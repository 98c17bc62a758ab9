/** The chart's data as a table: for screen readers, for exact figures, for whoever likes it better. */
import { useTranslation } from "react-i18next";
import type { Bar, Sum } from "./bar";
import { fullnessWord, unsoundWords } from "./bar-words";
import styles from "./chart.module.css";

export type BarTableProps = {
  title: string;
  bars: Bar[];
  /** Heading of the values, with the unit. */
  valueTitle: string;
  /** A value with its unit. */
  formatValue: (value: number) => string;
  /** A value without the unit. */
  formatNumber: (value: number) => string;
  total: Sum;
  onDrill?: ((bar: Bar) => void) | undefined;
};

export function BarTable(props: BarTableProps) {
  const { title, bars, valueTitle, formatValue, formatNumber, total, onDrill } = props;
  const { t } = useTranslation("common");
  const state = (sum: Sum & Pick<Bar, "ahead" | "hidden">) =>
    [fullnessWord(t, sum), ...unsoundWords(t, sum, formatValue)].join(", ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a section would be the same element with the same role
    <div className={styles.table} role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("chart.interval")}</th>
            <th scope="col" className={styles.number}>
              {valueTitle}
            </th>
            <th scope="col">{t("chart.state")}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key}>
              <th scope="row">
                {onDrill && bar.value !== null ? (
                  <button type="button" className={styles.link} onClick={() => onDrill(bar)}>
                    {bar.name}
                  </button>
                ) : (
                  bar.name
                )}
              </th>
              <td className={styles.number}>
                {bar.value === null ? "—" : formatNumber(bar.value)}
              </td>
              <td>{state(bar)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("chart.total")}</th>
            <td className={styles.number}>
              {total.value === null ? "—" : formatNumber(total.value)}
            </td>
            <td>{state(total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
