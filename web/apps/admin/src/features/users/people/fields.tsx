/** The fields that the forms about people share. */
import type { Role } from "@personal-cabinet/api/auth";
import { Form, type FormRule, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

const ROLES: Role[] = ["administrator", "operator", "viewer"];
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
  return (
    <Form.Item name="role" label={t("column.role")} extra={hint}>
      <Radio.Group
        aria-label={t("column.role")}
        disabled={disabled}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
    </Form.Item>
  );
}
