/** What the log is narrowed to. */
import { FilterDays } from "@personal-cabinet/ui/table/filter-days";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type AuditView, ONLY } from "./api/list-audit";
import styles from "./audit.module.css";
import type { Filters } from "./audit-address";
import { PersonFilter } from "./person-filter";
import type { AuditWords } from "./use-audit-words";

export type AuditFiltersProps = {
  view: AuditView;
  words: AuditWords;
  /** How many filters are on. */
  on: number;
  /** What the chosen person is called, if the entries say. */
  personName: string | undefined;
  onChange: (filters: Filters) => void;
};

/** By the words that people read, as they would look for them. */
const choicesOf = (words: Record<string, string>) =>
  Object.entries(words)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));

export function AuditFilters({ view, words, on, personName, onChange }: AuditFiltersProps) {
  const { t } = useTranslation("audit");
  const { acts, kinds, roles } = words.all;
  const [objectId] = view.object_id;
  return (
    <>
      <PersonFilter
        person={view.person}
        name={personName}
        onChange={(person) => onChange({ person })}
      />
      <FilterSelect
        label={t("filter.only")}
        any={t("filter.all")}
        value={view.only}
        options={ONLY.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(value) => onChange({ only: ONLY.find((known) => known === value) })}
      />
      <FilterSelect
        label={t("filter.act")}
        any={t("filter.any")}
        value={view.action[0]}
        options={choicesOf(acts)}
        onChange={(act) => onChange({ act })}
      />
      <FilterSelect
        label={t("filter.kind")}
        any={t("filter.anyKind")}
        value={view.object_kind || undefined}
        options={choicesOf(kinds).filter(({ value }) => value !== "account_number")}
        onChange={(kind) => onChange({ kind, id: undefined })}
      />
      <FilterSelect
        label={t("filter.role")}
        any={t("filter.anyRole")}
        value={view.role || undefined}
        options={choicesOf(roles)}
        onChange={(role) => onChange({ role })}
      />
      <FilterSelect
        label={t("filter.outcome")}
        any={t("filter.anyOutcome")}
        value={view.outcome || undefined}
        options={(["done", "refused"] as const).map((value) => ({
          value,
          label: t(`filter.${value}`),
        }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <FilterDays
        labels={{ from: t("filter.from"), to: t("filter.to") }}
        days={view}
        onChange={onChange}
      />
      {objectId && <span className={styles.only}>{t("filter.id", { id: objectId })}</span>}
      {on > 0 && (
        <Button type="link" className={styles.clear} onClick={() => onChange(NOTHING)}>
          {t("filter.clear")}
        </Button>
      )}
    </>
  );
}

const NOTHING: Filters = {
  person: undefined,
  kind: undefined,
  id: undefined,
  act: undefined,
  only: undefined,
  outcome: undefined,
  role: undefined,
  from: undefined,
  to: undefined,
};
