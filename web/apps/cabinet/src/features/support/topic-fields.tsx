/** What else a topic asks: a number, a day, a choice, a few words; its file is among the files. */
import type { AppealFieldOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FieldFrame, type InputProps } from "@personal-cabinet/session/form/field";
import { useTranslation } from "react-i18next";
import styles from "./form.module.css";
import { fieldName } from "./form-values";

const LONGEST = 500;

export type FormOwner = { name: string; refusals: Record<string, string> };

type InputOf = { field: AppealFieldOut; value: string; onChange: (value: string) => void };

function Input({ field, value, onChange, ...props }: InputOf & InputProps) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  if (field.type === "choice") {
    return (
      <select
        {...props}
        className={`${props.className} ${styles.select}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t("form.choose")}</option>
        {field.choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {titleIn(language, choice)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...props}
      type={field.type === "date" ? "date" : "text"}
      inputMode={field.type === "number" ? "decimal" : undefined}
      maxLength={field.type === "date" ? undefined : LONGEST}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export type TopicFieldsProps = {
  form: FormOwner;
  fields: AppealFieldOut[];
  values: Record<string, string>;
  onChange: (key: string, value: string) => void;
};

export function TopicFields({ form, fields, values, onChange }: TopicFieldsProps) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  const labelOf = (field: AppealFieldOut) => {
    const title = titleIn(language, field);
    return field.required ? title : t("form.optional", { title });
  };
  return fields
    .filter(({ type }) => type !== "file")
    .map((field) => (
      <FieldFrame key={field.key} form={form} name={fieldName(field.key)} label={labelOf(field)}>
        {(props) => (
          <Input
            {...props}
            field={field}
            value={values[field.key] ?? ""}
            onChange={(value) => onChange(field.key, value)}
          />
        )}
      </FieldFrame>
    ));
}
