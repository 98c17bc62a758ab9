/** An answer that is ready, or a new one; its placeholders are filled for each appeal. */
import type { AppealTemplateIn, AppealTemplateOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Popconfirm, Select } from "antd";
import { useTranslation } from "react-i18next";
import { topicsQuery } from "../shared/api/list-topics";
import { addTemplate, changeTemplate, deleteTemplate, TEMPLATES } from "./api/change-template";
import styles from "./templates.module.css";

const NAMES = { name: "name", text: "text", topic_id: "topic_id" } as const;

type Values = { name: string; text: string; topic_id?: number | null; position?: number | null };

export type TemplateFormProps = { template?: AppealTemplateOut; onDone: () => void };

export function TemplateForm({ template, onDone }: TemplateFormProps) {
  const { t } = useTranslation("templates");
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const tell = useTell();
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const done = async (words: string) => {
    await queries.invalidateQueries({ queryKey: TEMPLATES });
    tell(words);
    onDone();
  };
  const save = useMutation({
    mutationFn: ({ name, text, topic_id, position }: Values) => {
      const body: AppealTemplateIn = {
        name: name.trim(),
        text: text.trim(),
        topic_id: topic_id ?? null,
        position: position ?? 0,
      };
      return template ? changeTemplate(template.id, body) : addTemplate(body);
    },
    onSuccess: () => done(t("saved")),
    onError: (error) => showFieldErrors<Values>(form, error, t, NAMES),
  });
  const remove = useMutation({
    mutationFn: (id: number) => deleteTemplate(id),
    onSuccess: () => done(t("deleted")),
  });
  const said = [{ required: true, whitespace: true, message: t("common:form.required") }];
  return (
    <Form<Values>
      form={form}
      name="template"
      layout="vertical"
      initialValues={template ?? { position: 0 }}
      onFinish={(values) => save.mutate(values)}
    >
      <FormAlert error={save.error ?? remove.error} />
      <Form.Item name="name" label={t("field.name")} rules={said}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="topic_id" label={t("field.topic")} extra={t("field.topicHint")}>
        <Select
          allowClear
          placeholder={t("anyTopic")}
          options={topics.map((topic) => ({ value: topic.id, label: titleIn(language, topic) }))}
        />
      </Form.Item>
      <Form.Item name="text" label={t("field.text")} extra={t("field.textHint")} rules={said}>
        <Input.TextArea rows={6} maxLength={4000} />
      </Form.Item>
      <Form.Item name="position" label={t("field.position")} extra={t("field.positionHint")}>
        <InputNumber min={0} max={10_000} precision={0} />
      </Form.Item>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("save")}
        </Button>
        {template && (
          <Popconfirm
            title={t("deleteAsk")}
            okText={t("delete")}
            cancelText={t("cancel")}
            onConfirm={() => remove.mutate(template.id)}
          >
            <Button danger loading={remove.isPending}>
              {t("delete")}
            </Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  );
}
