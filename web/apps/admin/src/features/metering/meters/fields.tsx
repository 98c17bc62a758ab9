/** The kinds of fields that the forms of a meter have. */
import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Form, type FormRule, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { modelChoices, modelName } from "../shared/api/list-models";
import styles from "./meters.module.css";

type FieldProps = { name: string | string[]; label: string; rules?: FormRule[]; extra?: string };

export function TextField({ max = 400, ...item }: FieldProps & { max?: number }) {
  return (
    <Form.Item {...item}>
      <Input autoComplete="off" maxLength={max} />
    </Form.Item>
  );
}

/** A text for which there are usual words; any other may be typed. */
export function WordField({ options, ...item }: FieldProps & { options: string[] }) {
  return (
    <Form.Item {...item}>
      <AutoComplete
        maxLength={400}
        options={options.map((value) => ({ value }))}
        showSearch={{
          filterOption: (typed, option) =>
            (option?.value ?? "").toLowerCase().includes(typed.toLowerCase()),
        }}
      />
    </Form.Item>
  );
}

export function DayField({ max, ...item }: FieldProps & { max?: string }) {
  return (
    <Form.Item {...item}>
      <Input type="date" className={styles.day} min="1900-01-01" max={max} />
    </Form.Item>
  );
}

export function ModelField(item: FieldProps & { known?: { id: number; name: string } }) {
  const { known, ...field } = item;
  const models = useQuery(modelChoices()).data?.items ?? [];
  const options = models.map((model) => ({ value: model.id, label: modelName(model) }));
  const lacking = known && !options.some((option) => option.value === known.id);
  return (
    <Form.Item {...field}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        options={lacking ? [{ value: known.id, label: known.name }, ...options] : options}
      />
    </Form.Item>
  );
}

export function useFilled(): FormRule {
  const { t } = useTranslation();
  return { required: true, whitespace: true, message: t("common:form.required") };
}

/** What stands in a form's date field as the service takes it. */
export function dayOrNull(day: string | null | undefined): string | null {
  return day || null;
}
