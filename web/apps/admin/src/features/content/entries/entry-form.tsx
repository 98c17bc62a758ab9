/** A draft to be written: the fields of its kind. */
import type { ContentEntryOut } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { addEntry, CONTENT, changeEntry, groupsQuery, type Kind } from "./api/entries";
import { bodyOf, FIELDS, type Name, NEEDED, type Values, valuesOf } from "./fields";

const LONGEST: Partial<Record<Name, number>> = { title: 300, title_en: 300 };
const ROWS: Partial<Record<Name, number>> = { text: 8, text_en: 8, phones: 3 };
const NAMES = Object.fromEntries(
  Object.values(FIELDS)
    .flat()
    .flatMap((name) => [
      [name, name],
      // The service names the shape that it has read the body as.
      ...Object.keys(FIELDS).map((kind) => [`${kind}.${name}`, name]),
    ]),
) as Record<string, Name>;

function FieldInput({ name, ...props }: { name: Name; id?: string }) {
  const { t } = useTranslation("entries");
  const groups = useQuery({ ...groupsQuery, enabled: name === "group" }).data?.items ?? [];
  if (name === "shelf") {
    const options = (["documents", "forms"] as const).map((value) => ({
      value,
      label: t(`shelf.${value}`),
    }));
    return <Select {...props} options={options} />;
  }
  if (name === "group") {
    const options = groups.map(({ id, title }) => ({ value: id, label: title }));
    return <Select {...props} showSearch={{ optionFilterProp: "label" }} options={options} />;
  }
  if (name === "asks") return <Checkbox {...props}>{t("asksWords")}</Checkbox>;
  if (name === "valid_from") return <Input {...props} type="date" />;
  if (name === "price_from") {
    return <InputNumber<number> {...props} min={0} precision={2} style={{ width: "100%" }} />;
  }
  if (name === "latitude" || name === "longitude") {
    return <InputNumber<number> {...props} style={{ width: "100%" }} />;
  }
  const rows = ROWS[name];
  if (rows) return <Input.TextArea {...props} rows={rows} />;
  return <Input {...props} autoComplete="off" maxLength={LONGEST[name] ?? 400} />;
}

export type EntryFormProps = {
  kind: Kind;
  entry?: ContentEntryOut;
  tag?: string;
  onDone: (id: number) => void;
  onReload: () => void;
};

export function EntryForm({ kind, entry, tag = "", onDone, onReload }: EntryFormProps) {
  const { t } = useTranslation("entries");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (values: Values) => {
      const body = bodyOf(kind, values);
      return entry ? changeEntry(entry.id, tag, body) : addEntry(body);
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: CONTENT });
      onDone(id);
    },
    onError: (error) => showFieldErrors<Values>(form, error, t, NAMES),
  });
  return (
    <Form<Values>
      form={form}
      name="content"
      layout="vertical"
      initialValues={entry ? valuesOf(entry) : { shelf: "documents" }}
      onFinish={(values) => save.mutate(values)}
    >
      <StaleAlert error={save.error} onReload={onReload} />
      {FIELDS[kind].map((name) => (
        <Form.Item
          key={name}
          name={name}
          {...(name === "asks" ? { valuePropName: "checked" } : {})}
          label={t(`field.${name}`)}
          extra={name === "text" || name === "asks" ? t(`${name}Hint`) : undefined}
          rules={
            NEEDED.includes(name) ? [{ required: true, message: t("common:form.required") }] : []
          }
        >
          <FieldInput name={name} />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t("save")}
      </Button>
    </Form>
  );
}
