/** «Поддержка / Команды»: who deals with appeals together. */
import type { DeskTeamOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { teamsQuery } from "../shared/api/list-teams";
import { RecordList } from "../shared/record-list";
import { TeamForm } from "./team-form";
import styles from "./teams.module.css";
import russian from "./words/ru";

export const words = sectionWords("teams", russian, () => import("./words/en"));

const teamColumns = (t: TFunction): Column<DeskTeamOut>[] => [
  {
    key: "members",
    title: t("teams:column.members"),
    fit: "long",
    render: ({ members, mine }) => (
      <span className={styles.members}>
        {members.map(({ name, id }) => name || id).join(", ") || t("teams:nobody")}{" "}
        {mine && <Mark tone="info">{t("teams:mine")}</Mark>}
      </span>
    ),
  },
  {
    key: "appeals",
    title: t("teams:column.appeals"),
    render: ({ id, appeals }) => <Link to={`/appeals?team=${id}`}>{appeals}</Link>,
  },
  { key: "topics", title: t("teams:column.topics"), render: ({ topics }) => topics },
];

export function Component() {
  const { t } = useTranslation("teams");
  return (
    <RecordList
      words="teams"
      name="team"
      query={useQuery(teamsQuery())}
      nameColumn={{ key: "name", title: t("column.name") }}
      nameOf={({ name }) => name}
      columns={teamColumns(t)}
      form={(team, onDone) => <TeamForm key={team?.id} team={team} onDone={onDone} />}
    />
  );
}
