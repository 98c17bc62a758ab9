/** A topic, or a new one: its names, its kinds, and what else it asks. */
import type { StaffAppealTopicOut } from "@personal-cabinet/api/cabinet";
import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { teamsQuery } from "../shared/api/list-teams";
import { TOPICS } from "../shared/api/list-topics";
import { RecordForm } from "../shared/record-form";
import { addTopic, changeTopic, deleteTopic } from "./api/change-topic";
import { TopicFieldList } from "./topic-field-list";
import { EMPTY, KINDS, topicOf, type Values, valuesOf } from "./topic-values";

const NAMES = { title: "title", title_en: "title_en", kinds: "kinds", team_id: "team_id" } as const;
const LONGEST = 100;

export type TopicFormProps = { topic?: StaffAppealTopicOut | undefined; onDone: () => void };

export function TopicForm({ topic, onDone }: TopicFormProps) {
  const { t } = useTranslation("topics");
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const save = (values: Values) => {
    const body = topicOf({ ...EMPTY, ...values }, topic);
    return topic ? changeTopic(topic.id, body) : addTopic(body);
  };
  const said = [{ required: true, whitespace: true, message: t("common:form.required") }];
  return (
    <RecordForm<Values>
      words="topics"
      name="topic"
      initialValues={topic ? valuesOf(topic) : EMPTY}
      fields={NAMES}
      save={save}
      remove={topic?.appeals === 0 ? () => deleteTopic(topic.id) : undefined}
      list={{ queryKey: TOPICS }}
      onDone={onDone}
    >
      <Form.Item name="title" label={t("field.title")} rules={said}>
        <Input maxLength={LONGEST} autoComplete="off" />
      </Form.Item>
      <Form.Item name="title_en" label={t("field.title_en")} extra={t("field.englishHint")}>
        <Input maxLength={LONGEST} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="kinds"
        label={t("field.kinds")}
        // `required` would mark the group with an attribute that groups do not have.
        rules={[
          {
            validator: (_, chosen?: string[]) =>
              chosen?.length
                ? Promise.resolve()
                : Promise.reject(new Error(t("field.kindsNeeded"))),
          },
        ]}
      >
        <Checkbox.Group options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="position" label={t("field.position")} extra={t("field.positionHint")}>
        <InputNumber min={0} max={10_000} precision={0} />
      </Form.Item>
      <Form.Item name="team_id" label={t("field.team")} extra={t("field.teamHint")}>
        <Select
          allowClear
          placeholder={t("field.noTeam")}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="in_use" valuePropName="checked">
        <Checkbox>{t("field.in_use")}</Checkbox>
      </Form.Item>
      <TopicFieldList />
    </RecordForm>
  );
}
