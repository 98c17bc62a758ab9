/** How many outages of each status there are; each counter narrows the list to its own. */
import type { StaffOutagesOut } from "@personal-cabinet/api/cabinet";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { type OutageStatus, STATUSES } from "./api/list-outages";
import styles from "./outages.module.css";

export type StatusCountersProps = {
  /** Undefined until they are known: the places are kept. */
  counters: StaffOutagesOut["counters"] | undefined;
  value: OutageStatus | undefined;
  onChange: (status: OutageStatus | undefined) => void;
};

export function StatusCounters({ counters, value, onChange }: StatusCountersProps) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const number = (count: number | undefined) =>
    count === undefined ? "…" : formatNumber(count, language);
  const all = counters && STATUSES.reduce((sum, status) => sum + counters[status], 0);
  const entries = [
    { status: undefined, label: t("all"), count: all },
    ...STATUSES.map((status) => ({
      status,
      label: t(`status.${status}`),
      count: counters?.[status],
    })),
  ];
  return (
    <ul className={styles.counters} aria-label={t("counters")}>
      {entries.map(({ status, label, count }) => (
        <li key={label}>
          <button
            type="button"
            className={styles.counter}
            aria-pressed={value === status}
            onClick={() => onChange(status)}
          >
            <strong>{number(count)}</strong> <span>{label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
