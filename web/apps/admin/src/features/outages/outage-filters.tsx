/** Which outages are listed: of what period and kind. */
import { todayAt } from "@personal-cabinet/i18n/dates";
import { INTERVALS, startOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { KINDS } from "./api/list-outages";
import styles from "./outages.module.css";
import type { Filters } from "./outages-address";

export type FiltersProps = { filters: Filters; onChange: (filters: Partial<Filters>) => void };

export function PeriodFilter({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation("outages");
  const zone = useSupplierZone();
  const { period } = filters;
  return (
    <div className={styles.period}>
      <FilterSelect
        label={t("filter.period")}
        any={t("filter.allTimes")}
        value={period?.interval}
        options={INTERVALS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(chosen) => {
          const interval = INTERVALS.find((known) => known === chosen);
          const day = period?.day ?? todayAt(zone);
          onChange({ period: interval && { interval, day: startOf(day, interval) } });
        }}
      />
      {period && (
        <PeriodPicker
          interval={period.interval}
          day={period.day}
          last="2099-12-31"
          onChange={(day) => onChange({ period: { ...period, day } })}
        />
      )}
    </div>
  );
}

export function KindFilter({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation("outages");
  return (
    <FilterSelect
      label={t("filter.kind")}
      any={t("filter.any")}
      value={filters.kind}
      options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      onChange={(value) => onChange({ kind: KINDS.find((known) => known === value) })}
    />
  );
}
