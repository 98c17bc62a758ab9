/** What the list of accounts is narrowed to. */
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./accounts.module.css";
import {
  CONTRACTS,
  type FilterName,
  type AccountFilters as Filters,
  KINDS,
  PRESENT,
} from "./accounts-address";
import { choicesQuery } from "./api/list-accounts";

type Option = { value: string; label: string };

type FilterProps = {
  label: string;
  value: string;
  options: Option[];
  search?: boolean;
  onChange: (value: string) => void;
};

function Filter({ label, value, options, search = false, onChange }: FilterProps) {
  const { t } = useTranslation("accounts");
  const id = useId();
  // A value from the address that is not among the options is still a filter that is on.
  const known = value === "" || options.some((option) => option.value === value);
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        showSearch={search && { optionFilterProp: "label" }}
        options={[
          { value: "", label: t("filter.any") },
          ...(known ? [] : [{ value, label: value }]),
          ...options,
        ]}
        popupMatchSelectWidth={false}
        onChange={onChange}
      />
    </div>
  );
}

export type AccountFiltersProps = {
  filters: Filters;
  /** How many are on. */
  on: number;
  onFilter: (name: FilterName, value: string) => void;
  onClear: () => void;
};

export function AccountFilters({ filters, on, onFilter, onClear }: AccountFiltersProps) {
  const { t } = useTranslation("accounts");
  const choices = useQuery(choicesQuery()).data;
  const named = (name: FilterName, values: readonly string[]) => (
    <Filter
      label={t(`filter.${name}`)}
      value={String(filters[name] ?? "")}
      options={values.map((value) => ({ value, label: t(`filter.${name}_${value}`) }))}
      onChange={(value) => onFilter(name, value)}
    />
  );
  return (
    <>
      {named("kind", KINDS)}
      {named("contract", CONTRACTS)}
      {named("meter", PRESENT)}
      {named("user", PRESENT)}
      <Filter
        label={t("filter.locality")}
        value={filters.locality ?? ""}
        search
        options={(choices?.localities ?? []).map((name) => ({ value: name, label: name }))}
        onChange={(value) => onFilter("locality", value)}
      />
      <Filter
        label={t("filter.tariff")}
        value={String(filters.tariff ?? "")}
        search
        options={(choices?.tariffs ?? []).map(({ id, name }) => ({
          value: String(id),
          label: name,
        }))}
        onChange={(value) => onFilter("tariff", value)}
      />
      {named("differences", ["true"])}
      {on > 0 && (
        <Button type="link" onClick={onClear}>
          {t("filter.clear")}
        </Button>
      )}
    </>
  );
}
