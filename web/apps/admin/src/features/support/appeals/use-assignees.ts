/** To whom an appeal can be given: nobody, oneself, a team, a colleague. */
import type { StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../../../shared/api/colleague-names";
import { teamsQuery } from "../shared/api/list-teams";
import type { Assignee } from "./api/appeal-acts";

export const NOBODY = "nobody";

export type AssigneeChoice = { key: string; label: string; assignee: Assignee };

/** The key of what deals with an appeal now. */
export function keyOf({ assignee, team }: Pick<StaffAppealOut, "assignee" | "team">): string {
  if (assignee) return assignee.id;
  return team ? teamKey(team.id) : NOBODY;
}

const teamKey = (id: number) => `team ${id}`;

export function useAssignees(): AssigneeChoice[] {
  const { t } = useTranslation("appeals");
  const me = useMe().data;
  const colleagues = useQuery(colleaguesQuery()).data?.items ?? [];
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const choice = (id: string, name: string, label = name): AssigneeChoice => ({
    key: id,
    label,
    assignee: { user_id: id, name },
  });
  return [
    {
      key: NOBODY,
      label: t("assign.nobody"),
      assignee: { user_id: null, name: "", team_id: null },
    },
    ...(me ? [choice(me.id, me.display_name, t("assign.me"))] : []),
    ...teams.map(({ id, name }) => ({
      key: teamKey(id),
      label: t("assign.team", { name }),
      assignee: { user_id: null, name: "", team_id: id },
    })),
    ...colleagues
      .filter(({ id }) => id !== me?.id)
      .map(({ id, display_name }) => choice(id, display_name)),
  ];
}
