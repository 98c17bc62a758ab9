/** A team, or a new one: its name and who is in it. */
import type { DeskTeamIn, DeskTeamOut } from "@personal-cabinet/api/cabinet";
import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../../../shared/api/colleague-names";
import { TEAMS } from "../shared/api/list-teams";
import { RecordForm } from "../shared/record-form";
import { addTeam, changeTeam, deleteTeam } from "./api/change-team";

const NAMES = { name: "name" } as const;
const LONGEST = 60;

type Values = { name: string; members: string[] };

export type TeamFormProps = { team: DeskTeamOut | undefined; onDone: () => void };

export function TeamForm({ team, onDone }: TeamFormProps) {
  const { t } = useTranslation("teams");
  const colleagues = useQuery(colleaguesQuery()).data?.items ?? [];
  // Who is no more among the staff can still be in it, until somebody takes him out.
  const names = new Map([
    ...(team?.members ?? []).map(({ id, name }) => [id, name] as const),
    ...colleagues.map(({ id, display_name }) => [id, display_name] as const),
  ]);
  const save = ({ name, members }: Values) => {
    const body: DeskTeamIn = {
      name: name.trim(),
      members: members.map((id) => ({ id, name: names.get(id) ?? "" })),
    };
    return team ? changeTeam(team.id, body) : addTeam(body);
  };
  return (
    <RecordForm<Values>
      words="teams"
      name="team"
      initialValues={{ name: team?.name, members: team?.members.map(({ id }) => id) ?? [] }}
      fields={NAMES}
      save={save}
      remove={team && (() => deleteTeam(team.id))}
      list={{ queryKey: TEAMS }}
      onDone={onDone}
    >
      <Form.Item
        name="name"
        label={t("column.name")}
        rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
      >
        <Input maxLength={LONGEST} autoComplete="off" />
      </Form.Item>
      <Form.Item name="members" label={t("members")} extra={t("membersHint")}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={[...names].map(([value, label]) => ({ value, label: label || value }))}
        />
      </Form.Item>
    </RecordForm>
  );
}
