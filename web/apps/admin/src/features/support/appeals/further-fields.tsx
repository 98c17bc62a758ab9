/** What else a topic asks of who calls: a number, a day, a choice, a few words. */
import type { AppealFieldOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

const LONGEST = 500;

function FieldInput({ field, ...input }: { field: AppealFieldOut }) {
  const language = useLanguage();
  if (field.type === "choice") {
    return (
      <Select
        {...input}
        allowClear={!field.required}
        options={field.choices.map((choice) => ({
          value: choice.key,
          label: titleIn(language, choice),
        }))}
      />
    );
  }
  return (
    <Input
      {...input}
      type={field.type === "date" ? "date" : "text"}
      inputMode={field.type === "number" ? "decimal" : "text"}
      maxLength={LONGEST}
    />
  );
}

export function FurtherFields({ fields }: { fields: AppealFieldOut[] }) {
  const { t } = useTranslation("appeals");
  const language = useLanguage();
  return fields
    .filter(({ type }) => type !== "file")
    .map((field) => (
      <Form.Item
        key={field.key}
        name={["fields", field.key]}
        label={titleIn(language, field)}
        rules={field.required ? [{ required: true, message: t("common:form.required") }] : []}
      >
        <FieldInput field={field} />
      </Form.Item>
    ));
}
