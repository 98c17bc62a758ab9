/** Which meters are shown: of which state, verification, load, maker and model. */
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { makersQuery, modelChoices, modelName } from "../shared/api/list-models";
import { townsQuery } from "./api/list-towns";
import styles from "./meters.module.css";
import { DAILY, DUE, type MeterFilters as Filters, LOADS, STATES } from "./meters-address";

type Option = { value: string; label: string };

type FilterProps = {
  label: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string) => void;
};

function Filter({ label, value, options, onChange }: FilterProps) {
  const { t } = useTranslation("meters");
  const id = useId();
  // A value from the address that is not among the options is still a filter that is on.
  const known = value === undefined || options.some((option) => option.value === value);
  const all = [
    { value: "", label: t("any") },
    ...(known ? [] : [{ value, label: value }]),
    ...options,
  ];
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value ?? ""}
        options={all}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: "label" }}
        onChange={onChange}
      />
    </div>
  );
}

export type MeterFiltersProps = {
  filters: Filters;
  on: number;
  onFilter: (name: keyof Filters, value: string) => void;
  onClear: () => void;
};

export function MeterFilters({ filters, on, onFilter, onClear }: MeterFiltersProps) {
  const { t } = useTranslation("meters");
  const makers = useQuery(makersQuery()).data ?? [];
  const towns = useQuery(townsQuery()).data ?? [];
  const models = useQuery(modelChoices()).data?.items ?? [];
  return (
    <>
      <Filter
        label={t("filter.state")}
        value={filters.state}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(value) => onFilter("state", value)}
      />
      <Filter
        label={t("filter.verification")}
        value={filters.verification}
        options={DUE.map((value) => ({ value, label: t(`due.${value}`) }))}
        onChange={(value) => onFilter("verification", value)}
      />
      <Filter
        label={t("filter.load")}
        value={filters.load}
        options={LOADS.map((value) => ({ value, label: t(`load.${value}`) }))}
        onChange={(value) => onFilter("load", value)}
      />
      <Filter
        label={t("filter.manufacturer")}
        value={filters.manufacturer}
        options={makers.map((value) => ({ value, label: value }))}
        onChange={(value) => onFilter("manufacturer", value)}
      />
      <Filter
        label={t("filter.model")}
        value={filters.model_id?.toString()}
        options={models.map((model) => ({ value: String(model.id), label: modelName(model) }))}
        onChange={(value) => onFilter("model_id", value)}
      />
      <Filter
        label={t("filter.daily")}
        value={filters.daily}
        options={DAILY.map((value) => ({ value, label: t(`daily.${value}`) }))}
        onChange={(value) => onFilter("daily", value)}
      />
      <Filter
        label={t("filter.locality")}
        value={filters.locality}
        options={towns.map((value) => ({ value, label: value }))}
        onChange={(value) => onFilter("locality", value)}
      />
      {on > 0 && (
        <Button type="link" className={styles.clear} onClick={onClear}>
          {t("clear")}
        </Button>
      )}
    </>
  );
}
