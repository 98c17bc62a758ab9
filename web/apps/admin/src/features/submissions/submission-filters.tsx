/** Which handed-in readings are listed: of which state, handed in on which days. */
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { Button, Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { STATES, type SubmissionState } from "./api/list-submissions";
import styles from "./submissions.module.css";
import type { Filters } from "./submissions-address";

type Change = (filters: Partial<Filters>) => void;
type DayProps = { name: "from" | "to"; filters: Filters; onChange: Change };

function Day({ name, filters, onChange }: DayProps) {
  const { t } = useTranslation("submissions");
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{t(`filter.${name}`)}</label>
      <Input
        id={id}
        type="date"
        value={filters[name] ?? ""}
        min={name === "to" ? filters.from : undefined}
        max={name === "from" ? filters.to : undefined}
        onChange={(event) => onChange({ [name]: event.target.value || undefined })}
      />
    </div>
  );
}

export function SubmissionFilters({ filters, onChange }: { filters: Filters; onChange: Change }) {
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
      <Day name="from" filters={filters} onChange={onChange} />
      <Day name="to" filters={filters} onChange={onChange} />
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
