/** An answer that is ready, or a new one; its placeholders are filled for each appeal. */
import type { AppealTemplateIn, AppealTemplateOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useQuery } from "@tanstack/react-query";
import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { topicsQuery } from "../shared/api/list-topics";
import { RecordForm } from "../shared/record-form";
import { addTemplate, changeTemplate, deleteTemplate, TEMPLATES } from "./api/change-template";

const NAMES = { name: "name", text: "text", topic_id: "topic_id" } as const;

type Values = { name: string; text: string; topic_id?: number | null; position?: number | null };

export type TemplateFormProps = { template: AppealTemplateOut | undefined; onDone: () => void };

export function TemplateForm({ template, onDone }: TemplateFormProps) {
  const { t } = useTranslation("templates");
  const language = useLanguage();
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const save = ({ name, text, topic_id, position }: Values) => {
    const body: AppealTemplateIn = {
      name: name.trim(),
      text: text.trim(),
      topic_id: topic_id ?? null,
      position: position ?? 0,
    };
    return template ? changeTemplate(template.id, body) : addTemplate(body);
  };
  const said = [{ required: true, whitespace: true, message: t("common:form.required") }];
  return (
    <RecordForm<Values>
      words="templates"
      name="template"
      initialValues={template ?? { position: 0 }}
      fields={NAMES}
      save={save}
      remove={template && (() => deleteTemplate(template.id))}
      list={{ queryKey: TEMPLATES }}
      onDone={onDone}
    >
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
    </RecordForm>
  );
}
