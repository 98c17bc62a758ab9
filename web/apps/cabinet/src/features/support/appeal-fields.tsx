/** The fields of an appeal that every topic has. */
import type { AppealFormOut, AppealTopicOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FieldFrame } from "@personal-cabinet/session/form/field";
import { useTranslation } from "react-i18next";
import styles from "./form.module.css";
import type { FormOwner } from "./topic-fields";

type ChoiceProps = {
  form: FormOwner;
  name: string;
  label: string;
  /** What is said for no choice. */
  none: string;
  value: number | null;
  options: { id: number; label: string }[];
  onChange: (id: number | null) => void;
};

function ChoiceField({ form, name, label, none, value, options, onChange }: ChoiceProps) {
  return (
    <FieldFrame form={form} name={name} label={label}>
      {(props) => (
        <select
          {...props}
          className={`${props.className} ${styles.select}`}
          value={value ?? ""}
          onChange={(event) => onChange(Number(event.target.value) || null)}
        >
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

type FieldProps = Pick<ChoiceProps, "form" | "value" | "onChange">;

export function TopicField({ topics, ...field }: FieldProps & { topics: AppealTopicOut[] }) {
  const { t } = useTranslation("support");
  const language = useLanguage();
  if (topics.length === 0) return null;
  return (
    <ChoiceField
      {...field}
      name="topic"
      label={t("form.topic")}
      none={t("form.topicFirst")}
      options={topics.map((topic) => ({ id: topic.id, label: titleIn(language, topic) }))}
    />
  );
}

export function AccountField({
  accounts,
  ...field
}: FieldProps & { accounts: AppealFormOut["accounts"] }) {
  const { t } = useTranslation("support");
  if (accounts.length === 0) return null;
  return (
    <ChoiceField
      {...field}
      name="account"
      label={t("form.account")}
      none={t("form.noAccount")}
      options={accounts.map(({ id, number, address }) => ({
        id,
        label: [number, address].filter(Boolean).join(", "),
      }))}
    />
  );
}

export type TextFieldProps = {
  form: FormOwner;
  name?: string;
  label: string;
  /** Words that say how many characters are left. */
  hint: string;
  most: number;
  rows?: number;
  value: string;
  onChange: (text: string) => void;
};

export function TextField(props: TextFieldProps) {
  const { form, name = "text", label, hint, most, rows = 7, value, onChange } = props;
  const { t } = useTranslation("support");
  return (
    <FieldFrame
      form={form}
      name={name}
      label={label}
      hint={t(hint, { left: Math.max(most - value.length, 0) })}
    >
      {(input) => (
        <textarea
          {...input}
          className={`${input.className} ${styles.area}`}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
