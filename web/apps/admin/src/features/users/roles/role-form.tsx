/** A role, or a new one: how it is called, what it holds. */
import type { Right, RoleIn } from "@personal-cabinet/api/auth";
import { useTell } from "@personal-cabinet/session/inner/told";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { ROLES, rolesQuery } from "../shared/api/list-roles";
import { changeRole, makeRole, removeRole } from "./api/role-acts";
import { RightsTable } from "./rights-table";
import styles from "./roles.module.css";

const NAMES = { name_ru: "name_ru", name_en: "name_en", description: "description" } as const;

type Values = { name_ru: string; name_en: string; description: string; rights: Right[] };
export type Given = Partial<Omit<RoleIn, "rights">> & { rights: Right[] };

export type RoleFormProps = {
  given: Given;
  /** Of a role that is there: its key and the tag of the state that is shown. */
  role?: { key: string; tag: string };
  onReload?: () => void;
  onDone: () => void;
};

export function RoleForm({ given, role, onReload = () => undefined, onDone }: RoleFormProps) {
  const { t } = useTranslation("roles");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const tell = useTell();
  const needs = useQuery(rolesQuery).data?.needs ?? {};
  const own = useMe().data?.rights ?? [];
  const mine = given.rights.every((right) => own.includes(right));
  const done = async (words: string) => {
    await queries.invalidateQueries({ queryKey: ROLES });
    tell(words);
    onDone();
  };
  const save = useMutation({
    mutationFn: ({ name_ru, name_en, description, rights }: Values) => {
      const body: RoleIn = {
        name_ru: name_ru.trim(),
        name_en: name_en?.trim() || null,
        description: (description ?? "").replace(/\s+/g, " ").trim(),
        rights,
      };
      return role ? changeRole(role.key, role.tag, body) : makeRole(body);
    },
    onSuccess: () => done(t("saved")),
    onError: (error) => showFieldErrors<Values>(form, error, t, NAMES),
  });
  const remove = useMutation({
    mutationFn: ({ key, tag }: { key: string; tag: string }) => removeRole(key, tag),
    onSuccess: () => done(t("removed")),
  });
  const reload = () => {
    save.reset();
    remove.reset();
    onReload();
  };
  return (
    <Form<Values>
      form={form}
      name="role"
      layout="vertical"
      disabled={!mine}
      initialValues={given}
      onFinish={(values) => save.mutate(values)}
    >
      <StaleAlert error={save.error ?? remove.error} onReload={reload} />
      <Form.Item
        name="name_ru"
        label={t("name_ru")}
        rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
      >
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name_en" label={t("name_en")} extra={t("name_enHint")}>
        <Input maxLength={80} autoComplete="off" lang="en" />
      </Form.Item>
      <Form.Item name="description" label={t("description")}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
      <Form.Item
        name="rights"
        label={t("rights")}
        extra={t("rightsHint")}
        rules={[{ required: true, type: "array", min: 1, message: t("noRights") }]}
      >
        <RightsTable needs={needs} disabled={!mine} />
      </Form.Item>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("save")}
        </Button>
        {role && (
          <Popconfirm
            title={t("removeAsk")}
            okText={t("remove")}
            cancelText={t("cancel")}
            onConfirm={() => remove.mutate(role)}
          >
            <Button danger loading={remove.isPending}>
              {t("remove")}
            </Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  );
}
