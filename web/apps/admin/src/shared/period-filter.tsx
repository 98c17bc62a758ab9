/** The period that a list is narrowed to: a day, a month, a year, any days, or all times. */
import { todayAt } from "@personal-cabinet/i18n/dates";
import { DaysPicker } from "@personal-cabinet/ui/period/days-picker";
import { INTERVALS, startOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useTranslation } from "react-i18next";
import { daysOf, type Period } from "./period-address";
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
  const until = last ?? today;
  const choose = (chosen: string | undefined): Period | undefined => {
    const day = period?.day ?? today;
    if (chosen === "days") {
      // Those that are shown, or this month's by now.
      const { from = startOf(today, "month"), to = until } = daysOf(period);
      return { interval: "days", day: from, end: to < until ? to : until };
    }
    const interval = INTERVALS.find((known) => known === chosen);
    return interval && { interval, day: startOf(day, interval) };
  };
  return (
    <div className={styles.period}>
      <FilterSelect
        label={t("period.label")}
        any={t("period.allTimes")}
        value={period?.interval}
        options={[...INTERVALS, "days"].map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(chosen) => onChange({ period: choose(chosen) })}
      />
      {period?.interval === "days" && (
        <DaysPicker
          days={{ date: period.day, end: period.end }}
          last={until}
          onChange={({ date, end }) => onChange({ period: { interval: "days", day: date, end } })}
        />
      )}
      {period && period.interval !== "days" && (
        <PeriodPicker
          interval={period.interval}
          day={period.day}
          last={until}
          onChange={(day) => onChange({ period: { ...period, day } })}
        />
      )}
    </div>
  );
}
