/** Which handed-in readings are listed: of which state, handed in on which days. */
import { FilterDays } from "@personal-cabinet/ui/table/filter-days";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { STATES, type SubmissionState } from "./api/list-submissions";
import styles from "./submissions.module.css";
import type { Filters } from "./submissions-address";

type Change = (filters: Partial<Filters>) => void;

type FiltersProps = {
  filters: Filters;
  /** What the organisation is called whose readings are listed, as far as a row says so. */
  organization: string | undefined;
  onChange: Change;
};

export function SubmissionFilters({ filters, organization, onChange }: FiltersProps) {
  const { t } = useTranslation("submissions");
  const on = filters.state || filters.from || filters.to;
  return (
    <>
      <FilterSelect
        label={t("filter.state")}
        any={t("any")}
        value={filters.state}
        options={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onChange={(state) => onChange({ state: state as SubmissionState | undefined })}
      />
      <FilterDays
        labels={{ from: t("filter.from"), to: t("filter.to") }}
        days={filters}
        onChange={onChange}
      />
      {filters.organization && (
        <div className={styles.organization}>
          <span>{t("ofOrganization", { name: organization ?? `№ ${filters.organization}` })}</span>
          <Button type="link" onClick={() => onChange({ organization: undefined })}>
            {t("ofAll")}
          </Button>
        </div>
      )}
      {on && (
        <Button
          type="link"
          className={styles.clear}
          onClick={() => onChange({ state: undefined, from: undefined, to: undefined })}
        >
          {t("clear")}
        </Button>
      )}
    </>
  );
}
