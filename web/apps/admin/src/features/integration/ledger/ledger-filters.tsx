/** Which batches the ledger shows: of which sender, kind and state. */
import { Button, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { kindWord } from "../shared/kinds/kind-word";
import styles from "./ledger.module.css";
import { type LedgerFilters as Filters, KINDS, STATES } from "./ledger-address";

export type LedgerFiltersProps = {
  filters: Filters;
  /** Names of the senders that have sent anything. */
  senders: string[];
  onFilter: (name: keyof Filters, value: string | undefined) => void;
  onClear: () => void;
};

type Option = { value: string; label: string };

type FilterProps = {
  label: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string | undefined) => void;
};

function Filter({ label, value, options, onChange }: FilterProps) {
  const { t } = useTranslation("ledger");
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
        onChange={(chosen) => onChange(chosen || undefined)}
      />
    </div>
  );
}

export function LedgerFilters({ filters, senders, onFilter, onClear }: LedgerFiltersProps) {
  const { t } = useTranslation("ledger");
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <Filter
        label={t("column.sender")}
        value={filters.sender}
        options={senders.map((name) => ({ value: name, label: name }))}
        onChange={(value) => onFilter("sender", value)}
      />
      <Filter
        label={t("column.kind")}
        value={filters.kind}
        options={KINDS.map((kind) => ({ value: kind, label: kindWord(t, kind) }))}
        onChange={(value) => onFilter("kind", value)}
      />
      <Filter
        label={t("column.state")}
        value={filters.state}
        options={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onChange={(value) => onFilter("state", value)}
      />
      {filtered && (
        <Button type="link" className={styles.clear} onClick={onClear}>
          {t("clear")}
        </Button>
      )}
    </>
  );
}
