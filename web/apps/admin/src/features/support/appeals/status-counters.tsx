/** How many appeals of each status there are; each counter narrows the list to its own. */
import type { StaffAppealStatus, StaffAppealsOut } from "@personal-cabinet/api/cabinet";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { STATUSES } from "./api/list-appeals";
import styles from "./appeals.module.css";

export type StatusCountersProps = {
  /** Undefined until they are known: the places are kept. */
  counters: StaffAppealsOut["counters"] | undefined;
  value: StaffAppealStatus | undefined;
  onChange: (status: StaffAppealStatus | undefined) => void;
};

export function StatusCounters({ counters, value, onChange }: StatusCountersProps) {
  const { t } = useTranslation("appeals");
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
