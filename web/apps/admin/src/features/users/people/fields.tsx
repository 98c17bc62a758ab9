/** The fields that the forms about people share. */
import { useQuery } from "@tanstack/react-query";
import { Form, type FormRule, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rolesQuery } from "../shared/api/list-roles";
import { useRoleName } from "../shared/use-role-name";

const PLAIN = { autoComplete: "off", autoCapitalize: "none", spellCheck: false };

export function useRequired(): FormRule {
  const { t } = useTranslation();
  return { required: true, whitespace: true, message: t("common:form.required") };
}

export function NameField() {
  const { t } = useTranslation("people");
  return (
    <Form.Item name="display_name" label={t("column.name")} rules={[useRequired()]}>
      <Input autoComplete="off" maxLength={200} />
    </Form.Item>
  );
}

export function EmailField({ required = true, hint }: { required?: boolean; hint: string }) {
  const { t } = useTranslation("people");
  const filled = useRequired();
  return (
    <Form.Item
      name="email"
      label={t("column.email")}
      extra={hint || undefined}
      rules={[
        ...(required ? [filled] : []),
        {
          type: "email",
          transform: (value) => String(value ?? "").trim(),
          message: t("problems:fields.invalid"),
        },
      ]}
    >
      <Input inputMode="email" {...PLAIN} maxLength={254} />
    </Form.Item>
  );
}

export function PhoneField({ rules = [], hint }: { rules?: FormRule[]; hint?: string }) {
  const { t } = useTranslation("people");
  return (
    <Form.Item name="phone" label={t("column.phone")} extra={hint} rules={rules}>
      <Input inputMode="tel" autoComplete="off" maxLength={40} />
    </Form.Item>
  );
}

export function RoleField({ disabled = false, hint }: { disabled?: boolean; hint?: string }) {
  const { t } = useTranslation("people");
  const nameOf = useRoleName();
  const roles = useQuery(rolesQuery);
  return (
    <Form.Item name="role" label={t("column.role")} extra={hint} rules={[useRequired()]}>
      <Select
        disabled={disabled}
        loading={roles.isPending}
        showSearch={{ optionFilterProp: "label" }}
        options={(roles.data?.items ?? []).map(({ key }) => ({
          value: key,
          label: nameOf?.(key) ?? "",
        }))}
      />
    </Form.Item>
  );
}
