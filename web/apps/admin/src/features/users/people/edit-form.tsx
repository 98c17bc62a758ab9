/** Name and contacts of a consumer; name, e-mail and role of a member of staff. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { formatPhone } from "@personal-cabinet/i18n/phones";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { editConsumer, editStaff } from "./api/edit-user";
import { PEOPLE } from "./api/list-people";
import { EmailField, NameField, PhoneField, RoleField } from "./fields";

type Values = { display_name: string; email: string; phone: string; role: string };

const FIELDS = { display_name: "display_name", email: "email", phone: "phone" } as const;

export type EditFormProps = {
  user: ListedUserOut;
  own: boolean;
  onSaved: (user: ListedUserOut) => void;
};

export function EditForm({ user, own, onSaved }: EditFormProps) {
  const { t } = useTranslation("people");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const staff = user.user_class === "staff";
  const edit = useMutation({
    mutationFn: (values: Values) => {
      const contact = (text: string) => text.trim() || null;
      const common = { display_name: values.display_name.trim(), email: contact(values.email) };
      return staff
        ? editStaff(user.id, { ...common, role: values.role })
        : editConsumer(user.id, { ...common, phone: contact(values.phone) });
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: PEOPLE });
      // What the answer of an edit does not tell stays as the list told it.
      onSaved({ ...saved, last_seen_at: user.last_seen_at, second_factor: user.second_factor });
      form.setFieldsValue({ phone: saved.phone ?? "", email: saved.email ?? "" });
    },
    onError: (error) => showFieldErrors<Values>(form, error, t, FIELDS),
  });
  return (
    <Form<Values>
      form={form}
      name="user"
      layout="vertical"
      initialValues={{
        display_name: user.display_name,
        email: user.email ?? "",
        phone: user.phone ?? "",
        role: user.role,
      }}
      onFinish={(values) => edit.mutate(values)}
    >
      <FormAlert error={edit.error} />
      <NameField />
      {/* An address is changed, never removed: there would be nobody left to tell. */}
      <EmailField required={user.email !== null} hint={user.email ? t("edit.emailHint") : ""} />
      {staff ? (
        <RoleField disabled={own} hint={t(own ? "edit.ownRole" : "edit.roleHint")} />
      ) : (
        <PhoneField
          hint={
            user.claimed_phone
              ? t("edit.phoneClaimed", { phone: formatPhone(user.claimed_phone) })
              : t("edit.phoneHint")
          }
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, phone: string) =>
                phone?.trim() || String(getFieldValue("email") ?? "").trim()
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("edit.needContact"))),
            }),
          ]}
        />
      )}
      <Button type="primary" htmlType="submit" loading={edit.isPending}>
        {t("edit.save")}
      </Button>
    </Form>
  );
}
