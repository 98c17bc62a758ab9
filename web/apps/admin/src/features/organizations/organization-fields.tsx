/** The fields of an organisation and of a person, as all forms have them. */
import type { ServicingOrganizationIn, ServicingPersonIn } from "@personal-cabinet/api/cabinet";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { KINDS } from "./api/organizations";

export type OrganizationValues = {
  name: string;
  short_name: string;
  kind: ServicingOrganizationIn["kind"];
  inn?: string;
  agreement_number?: string;
};
export type PersonValues = { person: string; email: string; phone?: string };

const LONGEST = 400;

function useRequired() {
  const { t } = useTranslation();
  return { required: true, whitespace: true, message: t("common:form.required") };
}

/** What the form holds, as the service takes it. */
export function organizationOf(values: OrganizationValues): ServicingOrganizationIn {
  return {
    name: values.name.trim(),
    short_name: values.short_name.trim(),
    kind: values.kind,
    inn: values.inn?.trim() || null,
    agreement_number: values.agreement_number?.trim() || null,
  };
}

/** What the form holds of a person, as the service takes it. */
export function personOf(values: PersonValues): ServicingPersonIn {
  return {
    name: values.person.trim(),
    email: values.email.trim(),
    phone: values.phone?.trim() || null,
  };
}

export function OrganizationFields() {
  const { t } = useTranslation("organizations");
  const required = useRequired();
  return (
    <>
      <Form.Item name="name" label={t("form.name")} rules={[required]}>
        <Input autoComplete="off" maxLength={LONGEST} />
      </Form.Item>
      <Form.Item name="short_name" label={t("form.shortName")} rules={[required]}>
        <Input autoComplete="off" maxLength={LONGEST} />
      </Form.Item>
      <Form.Item name="kind" label={t("form.kind")} rules={[{ ...required, whitespace: false }]}>
        <Select options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="inn"
        label={t("form.inn")}
        rules={[{ pattern: /^\s*(\d{10}|\d{12})\s*$/, message: t("form.innWrong") }]}
      >
        <Input inputMode="numeric" autoComplete="off" maxLength={14} />
      </Form.Item>
      <Form.Item name="agreement_number" label={t("form.agreement")}>
        <Input autoComplete="off" maxLength={64} />
      </Form.Item>
    </>
  );
}

export function PersonFields() {
  const { t } = useTranslation("organizations");
  const required = useRequired();
  return (
    <>
      <Form.Item name="person" label={t("form.person")} rules={[required]}>
        <Input autoComplete="off" maxLength={LONGEST} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("form.email")}
        extra={t("form.emailHint")}
        rules={[
          required,
          {
            type: "email",
            transform: (value) => String(value ?? "").trim(),
            message: t("problems:fields.invalid"),
          },
        ]}
      >
        <Input inputMode="email" autoComplete="off" autoCapitalize="none" maxLength={254} />
      </Form.Item>
      <Form.Item name="phone" label={t("form.phone")}>
        <Input inputMode="tel" autoComplete="off" maxLength={64} />
      </Form.Item>
    </>
  );
}
