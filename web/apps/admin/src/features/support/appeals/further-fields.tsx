/** What else a topic asks of who calls: a number, a day, a choice, a few words, a file. */
import type { AppealFieldOut, AppealFileOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

const LONGEST = 500;

type FieldInputProps = { field: AppealFieldOut; files: AppealFileOut[] };

function FieldInput({ field, files, ...input }: FieldInputProps) {
  const language = useLanguage();
  if (field.type === "file") {
    return (
      <Select
        {...input}
        allowClear={!field.required}
        disabled={files.length === 0}
        options={files.map(({ id, name }) => ({ value: id, label: name }))}
      />
    );
  }
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

type FurtherFieldsProps = {
  fields: AppealFieldOut[];
  /** Those that come along: a field that asks for a file names one of them. */
  files: AppealFileOut[];
};

export function FurtherFields({ fields, files }: FurtherFieldsProps) {
  const { t } = useTranslation("appeals");
  const language = useLanguage();
  return fields.map((field) => (
    <Form.Item
      key={field.key}
      name={["fields", field.key]}
      label={titleIn(language, field)}
      extra={field.type === "file" && t("new.fileHint")}
      rules={field.required ? [{ required: true, message: t("common:form.required") }] : []}
    >
      <FieldInput field={field} files={files} />
    </Form.Item>
  ));
}
