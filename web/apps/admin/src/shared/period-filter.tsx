/** The period that a list is narrowed to: a day, a month, a year, or all times. */
import { todayAt } from "@personal-cabinet/i18n/dates";
import { INTERVALS, startOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useTranslation } from "react-i18next";
import type { Period } from "./period-address";
import styles from "./period-filter.module.css";
import { useSupplierZone } from "./use-panel-settings";

export type PeriodFilterProps = {
  period: Period | undefined;
  /** The last day that can be chosen; today, unless something is planned. */
  last?: string;
  onChange: (filters: { period: Period | undefined }) => void;
};

export function PeriodFilter({ period, last, onChange }: PeriodFilterProps) {
  const { t } = useTranslation("admin");
  const today = todayAt(useSupplierZone());
  return (
    <div className={styles.period}>
      <FilterSelect
        label={t("period.label")}
        any={t("period.allTimes")}
        value={period?.interval}
        options={INTERVALS.map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(chosen) => {
          const interval = INTERVALS.find((known) => known === chosen);
          const day = period?.day ?? today;
          onChange({ period: interval && { interval, day: startOf(day, interval) } });
        }}
      />
      {period && (
        <PeriodPicker
          interval={period.interval}
          day={period.day}
          last={last ?? today}
          onChange={(day) => onChange({ period: { ...period, day } })}
        />
      )}
    </div>
  );
}
