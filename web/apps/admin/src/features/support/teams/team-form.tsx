/** A team, or a new one: its name and who is in it. */
import type { DeskTeamIn, DeskTeamOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Popconfirm, Select } from "antd";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../shared/api/list-colleagues";
import { TEAMS } from "../shared/api/list-teams";
import { addTeam, changeTeam, deleteTeam } from "./api/change-team";
import styles from "./teams.module.css";

const NAMES = { name: "name" } as const;
const LONGEST = 60;

type Values = { name: string; members: string[] };

export type TeamFormProps = { team?: DeskTeamOut; onDone: () => void };

export function TeamForm({ team, onDone }: TeamFormProps) {
  const { t } = useTranslation("teams");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const tell = useTell();
  const colleagues = useQuery(colleaguesQuery()).data?.items ?? [];
  // Who is no more among the staff can still be in it, until somebody takes him out.
  const names = new Map([
    ...(team?.members ?? []).map(({ id, name }) => [id, name] as const),
    ...colleagues.map(({ id, display_name }) => [id, display_name] as const),
  ]);
  const done = async (words: string) => {
    await queries.invalidateQueries({ queryKey: TEAMS });
    tell(words);
    onDone();
  };
  const save = useMutation({
    mutationFn: ({ name, members }: Values) => {
      const body: DeskTeamIn = {
        name: name.trim(),
        members: members.map((id) => ({ id, name: names.get(id) ?? "" })),
      };
      return team ? changeTeam(team.id, body) : addTeam(body);
    },
    onSuccess: () => done(t("saved")),
    onError: (error) => showFieldErrors<Values>(form, error, t, NAMES),
  });
  const remove = useMutation({
    mutationFn: (id: number) => deleteTeam(id),
    onSuccess: () => done(t("deleted")),
  });
  return (
    <Form<Values>
      form={form}
      name="team"
      layout="vertical"
      initialValues={{ name: team?.name, members: team?.members.map(({ id }) => id) ?? [] }}
      onFinish={(values) => save.mutate(values)}
    >
      <FormAlert error={save.error ?? remove.error} />
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
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("save")}
        </Button>
        {team && (
          <Popconfirm
            title={t("deleteAsk")}
            okText={t("delete")}
            cancelText={t("cancel")}
            onConfirm={() => remove.mutate(team.id)}
          >
            <Button danger loading={remove.isPending}>
              {t("delete")}
            </Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  );
}
