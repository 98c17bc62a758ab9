/** To whom an appeal can be given: nobody, oneself, a colleague. */
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Assignee } from "./api/appeal-acts";
import { colleaguesQuery } from "./api/list-colleagues";

export const NOBODY = "nobody";

export type AssigneeChoice = { key: string; label: string; assignee: Assignee };

export function useAssignees(): AssigneeChoice[] {
  const { t } = useTranslation("appeals");
  const me = useMe().data;
  const colleagues = useQuery(colleaguesQuery()).data?.items ?? [];
  const choice = (id: string, name: string, label = name): AssigneeChoice => ({
    key: id,
    label,
    assignee: { user_id: id, name },
  });
  return [
    { key: NOBODY, label: t("assign.nobody"), assignee: { user_id: null, name: "" } },
    ...(me ? [choice(me.id, me.display_name, t("assign.me"))] : []),
    ...colleagues
      .filter(({ id }) => id !== me?.id)
      .map(({ id, display_name }) => choice(id, display_name)),
  ];
}
