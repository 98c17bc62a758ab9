/** Which outages are listed: of what kind. */
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useTranslation } from "react-i18next";
import { KINDS } from "./api/list-outages";
import type { Filters } from "./outages-address";

export type FiltersProps = { filters: Filters; onChange: (filters: Partial<Filters>) => void };

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
