/** Who a subscriber is and how he is reached. */
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

const PLAIN = { autoComplete: "off", spellCheck: false };

/** `within`: the name of the form's part that holds them. */
export function CustomerFields({
  disabled,
  within = [],
}: {
  disabled: boolean;
  within?: string[];
}) {
  const { t } = useTranslation("accounts");
  const name = (field: string) => [...within, field];
  return (
    <>
      <Form.Item name={name("kind")} label={t("person.kind")}>
        <Radio.Group
          aria-label={t("person.kind")}
          disabled={disabled}
          options={(["individual", "organization"] as const).map((kind) => ({
            value: kind,
            label: t(`option.${kind}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name={name("name")}
        label={t("person.name")}
        rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
      >
        <Input {...PLAIN} maxLength={400} disabled={disabled} />
      </Form.Item>
      <Form.Item name={name("email")} label={t("person.email")} extra={t("person.emailHint")}>
        <Input {...PLAIN} inputMode="email" maxLength={254} disabled={disabled} />
      </Form.Item>
      <Form.Item name={name("phone")} label={t("person.phone")}>
        <Input {...PLAIN} inputMode="tel" maxLength={64} disabled={disabled} />
      </Form.Item>
      <Form.Item
        name={name("inn")}
        label={t("person.inn")}
        rules={[{ pattern: /^(\d{10}|\d{12})?$/, message: t("person.innWrong") }]}
      >
        <Input {...PLAIN} inputMode="numeric" maxLength={12} disabled={disabled} />
      </Form.Item>
    </>
  );
}
