/** Which appeals are listed: of what kind and topic, whose, late ones alone. */
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { teamsQuery } from "../shared/api/list-teams";
import { topicsQuery } from "../shared/api/list-topics";
import { ASSIGNEES, KINDS } from "./api/list-appeals";
import styles from "./appeals.module.css";
import type { Filters } from "./appeals-address";

export type FiltersProps = { filters: Filters; onChange: (filters: Partial<Filters>) => void };

const NONE: Partial<Filters> = {
  kind: undefined,
  topicId: undefined,
  assignee: undefined,
  team: undefined,
  overdue: false,
};

export function AppealFilters({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation("appeals");
  const language = useLanguage();
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const { kind, topicId, assignee, team, overdue } = filters;
  return (
    <>
      <FilterSelect
        label={t("filter.kind")}
        any={t("filter.any")}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) => onChange({ kind: KINDS.find((known) => known === value) })}
      />
      <FilterSelect
        label={t("filter.topic")}
        any={t("filter.any")}
        value={topicId === undefined ? undefined : String(topicId)}
        options={topics.map((topic) => ({
          value: String(topic.id),
          label: titleIn(language, topic),
        }))}
        onChange={(value) => onChange({ topicId: value ? Number(value) : undefined })}
      />
      <FilterSelect
        label={t("filter.assignee")}
        any={t("filter.any")}
        value={assignee}
        options={ASSIGNEES.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(value) => onChange({ assignee: ASSIGNEES.find((known) => known === value) })}
      />
      {(teams.length > 0 || team) && (
        <FilterSelect
          label={t("filter.team")}
          any={t("filter.any")}
          value={team}
          options={[
            { value: "mine", label: t("filter.mine") },
            ...teams.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) => onChange({ team: value })}
        />
      )}
      <Checkbox
        className={styles.late ?? ""}
        checked={overdue}
        onChange={(event) => onChange({ overdue: event.target.checked })}
      >
        {t("filter.overdue")}
      </Checkbox>
      {(kind || topicId || assignee || team || overdue) && (
        <Button type="link" className={styles.clear ?? ""} onClick={() => onChange(NONE)}>
          {t("filter.clear")}
        </Button>
      )}
    </>
  );
}
