/** The chart's data as a table: for screen readers, for exact figures, for paper. */
import { useTranslation } from "react-i18next";
import { usePhone } from "../theme/use-phone";
import { type Bar, digitsOf, type Sum } from "./bar";
import { notesOf, unlikeWords } from "./bar-words";
import styles from "./chart.module.css";

export type BarTableProps = {
  title: string;
  bars: Bar[];
  /** Heading of the values, with the unit. */
  valueTitle: string;
  /** Heading of the values that are compared with; none = nothing is compared. */
  otherTitle?: string | undefined;
  /** They are on their way: their column has its place already. */
  otherAwaited?: boolean;
  /** A value with its unit. */
  formatValue: (value: number) => string;
  /** A value without the unit, with so many decimals. */
  formatFixed: (value: number, digits: number) => string;
  total: Sum & Pick<Bar, "given">;
  onDrill?: ((bar: Bar) => void) | undefined;
};

export function BarTable(props: BarTableProps) {
  const { title, bars, valueTitle, otherTitle, otherAwaited, total, onDrill } = props;
  const { formatValue, formatFixed } = props;
  const { t } = useTranslation("common");
  const phone = usePhone();
  const known = (values: (number | null | undefined)[]) =>
    values.filter((value) => typeof value === "number");
  const given = bars.some((bar) => bar.given);
  const both = bars.flatMap((bar) => [bar.value, bar.given?.value]);
  const digits = digitsOf(known([total.value, total.given?.value, ...both]));
  const otherDigits = digitsOf(known(bars.map((bar) => bar.other?.value)));
  const notes = (sum: Sum & Pick<Bar, "unlike">) =>
    [...unlikeWords(sum), ...notesOf(t, sum, formatValue)].join(", ");
  // Only exceptions are told; where there are none, their column is left out.
  const told = [total, ...bars].some((sum) => notes(sum) !== "");
  const note = (sum: Sum & Pick<Bar, "unlike">) =>
    phone && notes(sum) ? <span className={styles.note}>{notes(sum)}</span> : null;
  const cell = (value: number | null | undefined, places: number) => (
    <td className={styles.number}>
      {typeof value === "number" ? formatFixed(value, places) : "—"}
    </td>
  );
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("chart.interval")}</th>
          <th scope="col" className={styles.number}>
            {valueTitle}
          </th>
          {given && (
            <th scope="col" className={styles.number}>
              {t("chart.given")}
            </th>
          )}
          {otherTitle && (
            <th scope="col" className={styles.number}>
              {otherTitle}
            </th>
          )}
          {told && !phone && <th scope="col">{t("chart.state")}</th>}
        </tr>
      </thead>
      <tbody>
        <tr className={styles.whole}>
          <th scope="row">
            {t("chart.total")}
            {note(total)}
          </th>
          {cell(total.value, digits)}
          {given && cell(total.given?.value, digits)}
          {otherTitle && <td />}
          {told && !phone && <td>{notes(total)}</td>}
        </tr>
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
              {note(bar)}
            </th>
            {cell(bar.value, digits)}
            {given && cell(bar.given?.value, digits)}
            {otherTitle && (otherAwaited ? <td /> : cell(bar.other?.value, otherDigits))}
            {told && !phone && <td>{notes(bar)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
