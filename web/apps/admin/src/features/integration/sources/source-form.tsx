/** A source, or a new one: where it is, how often it is asked, and for a new one its key. */
import type { SourceOut } from "@personal-cabinet/api/integration";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { SOURCES } from "./api/list-sources";
import { addSource, changeSource } from "./api/save-source";
import { KeyField } from "./key-field";
import { UncheckedAlert } from "./unchecked-alert";

type Stamps = "start" | "end" | "items";
type Values = {
  name: string;
  url: string;
  poll_seconds: number;
  stamps: Stamps;
  key?: string;
  unchecked?: boolean;
};

const FIELDS = { name: "name", url: "url", poll_seconds: "poll_seconds", key: "key" } as const;
const NEW: Partial<Values> = { poll_seconds: 300, stamps: "items" };
const SHORTEST = 10;
const LONGEST = 86_400;

export type SourceFormProps = { source?: SourceOut; onDone: (id: number) => void };

export function SourceForm({ source, onDone }: SourceFormProps) {
  const { t } = useTranslation("sources");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: SOURCES });
  const save = useMutation({
    mutationFn: async ({ stamps, key = "", unchecked = false, ...rest }: Values) => {
      const fields = { ...rest, stamps: stamps === "items" ? null : stamps, unchecked };
      if (!source) return addSource({ ...fields, key });
      await changeSource(source, fields);
      return source.id;
    },
    onSuccess: async (id) => {
      await again();
      onDone(id);
    },
    onError: (error) => showFieldErrors<Values>(form, error, t, FIELDS),
  });
  const required = [{ required: true, whitespace: true, message: t("common:form.required") }];
  return (
    <Form<Values>
      form={form}
      name="source"
      layout="vertical"
      initialValues={source ? { ...source, stamps: source.stamps ?? "items" } : NEW}
      onFinish={(values) => save.mutate({ ...values, name: values.name.trim() })}
    >
      <UncheckedAlert error={save.error} onReload={() => void again().then(() => save.reset())} />
      <Form.Item name="name" label={t("column.name")} rules={required}>
        <Input autoComplete="off" maxLength={64} />
      </Form.Item>
      <Form.Item
        name="url"
        label={t("url")}
        extra={t(source ? "form.urlHint" : "form.newUrlHint")}
        rules={required}
      >
        <Input autoComplete="off" inputMode="url" maxLength={500} />
      </Form.Item>
      {!source && <KeyField />}
      <Form.Item
        name="poll_seconds"
        label={t("form.every")}
        extra={t("form.everyHint")}
        rules={[{ required: true, message: t("common:form.required") }]}
      >
        <InputNumber min={SHORTEST} max={LONGEST} precision={0} />
      </Form.Item>
      <Form.Item
        name="stamps"
        label={t("stamps")}
        extra={t(source ? "form.stampsHint" : "form.newStampsHint")}
      >
        <Radio.Group
          options={(["items", "start", "end"] as const).map((value) => ({
            value,
            label: t(`stamp.${value}`),
          }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t(source ? "form.save" : "form.add")}
      </Button>
    </Form>
  );
}
