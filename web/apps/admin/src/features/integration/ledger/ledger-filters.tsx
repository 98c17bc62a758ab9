/** Which batches the ledger shows: of which sender, kind and state. */
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { Button } from "antd";
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

export function LedgerFilters({ filters, senders, onFilter, onClear }: LedgerFiltersProps) {
  const { t } = useTranslation("ledger");
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <FilterSelect
        any={t("any")}
        label={t("column.sender")}
        value={filters.sender}
        options={senders.map((name) => ({ value: name, label: name }))}
        onChange={(value) => onFilter("sender", value)}
      />
      <FilterSelect
        any={t("any")}
        label={t("column.kind")}
        value={filters.kind}
        options={KINDS.map((kind) => ({ value: kind, label: kindWord(t, kind) }))}
        onChange={(value) => onFilter("kind", value)}
      />
      <FilterSelect
        any={t("any")}
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
