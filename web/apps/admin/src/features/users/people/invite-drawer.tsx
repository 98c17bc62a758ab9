/** Invites a member of staff: a letter brings a temporary password. */
import type { StaffIn } from "@personal-cabinet/api/auth";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { inviteStaff } from "./api/invite-staff";
import { PEOPLE } from "./api/list-people";
import { EmailField, NameField, RoleField, useRequired } from "./fields";

/** As the service wants it. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._-]+$/;

type Values = Omit<StaffIn, "language">;

function InviteForm({ onDone }: { onDone: (email: string) => void }) {
  const { t } = useTranslation("people");
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const fields = { login: "login", display_name: "display_name", email: "email" } as const;
  const invite = useMutation({
    mutationFn: (values: Values) => inviteStaff({ ...values, language }),
    onSuccess: async (_user, { email }) => {
      await queries.invalidateQueries({ queryKey: PEOPLE });
      onDone(email);
    },
    onError: (error) => showFieldErrors<Values>(form, error, t, fields),
  });
  const required = useRequired();
  return (
    <Form<Values>
      form={form}
      name="invite"
      layout="vertical"
      initialValues={{ role: "operator" }}
      onFinish={(values) => invite.mutate(values)}
    >
      <FormAlert error={invite.error} />
      <Form.Item
        name="login"
        label={t("column.login")}
        extra={t("invite.loginHint")}
        rules={[required, { pattern: LOGIN, message: t("invite.loginHint") }]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} />
      </Form.Item>
      <NameField />
      <EmailField hint={t("invite.emailHint")} />
      <RoleField />
      <Button type="primary" htmlType="submit" loading={invite.isPending}>
        {t("invite.send")}
      </Button>
    </Form>
  );
}

export type InviteDrawerProps = {
  open: boolean;
  onClose: () => void;
  onAdded: (email: string) => void;
};

export function InviteDrawer({ open, onClose, onAdded }: InviteDrawerProps) {
  const { t } = useTranslation("people");
  return (
    <FormDrawer title={t("invite.title")} close={t("invite.close")} open={open} onClose={onClose}>
      <InviteForm onDone={onAdded} />
    </FormDrawer>
  );
}
