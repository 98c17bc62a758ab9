/** How many of each status there are; each counter narrows the list to its own. */
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import styles from "./status-counters.module.css";

export type StatusCountersProps<Status extends string> = {
  label: string;
  /** What the counter of all is called, and that of each status. */
  all: string;
  nameOf: (status: Status) => string;
  statuses: readonly Status[];
  /** Undefined until they are known: the places are kept. */
  counters: Record<Status, number> | undefined;
  value: Status | undefined;
  onChange: (status: Status | undefined) => void;
};

export function StatusCounters<Status extends string>({
  label,
  all,
  nameOf,
  statuses,
  counters,
  value,
  onChange,
}: StatusCountersProps<Status>) {
  const language = useLanguage();
  const number = (count: number | undefined) =>
    count === undefined ? "…" : formatNumber(count, language);
  const sum = counters && statuses.reduce((more, status) => more + counters[status], 0);
  const entries = [
    { status: undefined, name: all, count: sum },
    ...statuses.map((status) => ({
      status,
      name: nameOf(status),
      count: counters?.[status],
    })),
  ];
  return (
    <ul className={styles.counters} aria-label={label}>
      {entries.map(({ status, name, count }) => (
        <li key={name}>
          <button
            type="button"
            className={styles.counter}
            aria-pressed={value === status}
            onClick={() => onChange(status)}
          >
            <strong>{number(count)}</strong> <span>{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
