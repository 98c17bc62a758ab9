/** A topic, or a new one: its names, its kinds, and what else it asks. */
import type { StaffAppealTopicOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, InputNumber, Popconfirm, Select } from "antd";
import { useTranslation } from "react-i18next";
import { teamsQuery } from "../shared/api/list-teams";
import { TOPICS } from "../shared/api/list-topics";
import { addTopic, changeTopic, deleteTopic } from "./api/change-topic";
import { TopicFieldList } from "./topic-field-list";
import { EMPTY, KINDS, topicOf, type Values, valuesOf } from "./topic-values";
import styles from "./topics.module.css";

const NAMES = { title: "title", title_en: "title_en", kinds: "kinds", team_id: "team_id" } as const;
const LONGEST = 100;

export type TopicFormProps = { topic?: StaffAppealTopicOut; onDone: () => void };

export function TopicForm({ topic, onDone }: TopicFormProps) {
  const { t } = useTranslation("topics");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const tell = useTell();
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const done = async (words: string) => {
    await queries.invalidateQueries({ queryKey: TOPICS });
    tell(words);
    onDone();
  };
  const save = useMutation({
    mutationFn: (values: Values) => {
      const body = topicOf(values, topic);
      return topic ? changeTopic(topic.id, body) : addTopic(body);
    },
    onSuccess: () => done(t("saved")),
    onError: (error) => showFieldErrors<Values>(form, error, t, NAMES),
  });
  const remove = useMutation({
    mutationFn: (id: number) => deleteTopic(id),
    onSuccess: () => done(t("deleted")),
  });
  const said = [{ required: true, whitespace: true, message: t("common:form.required") }];
  return (
    <Form<Values>
      form={form}
      name="topic"
      layout="vertical"
      initialValues={topic ? valuesOf(topic) : EMPTY}
      onFinish={(values) => save.mutate({ ...EMPTY, ...values })}
    >
      <FormAlert error={save.error ?? remove.error} />
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
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("save")}
        </Button>
        {topic?.appeals === 0 && (
          <Popconfirm
            title={t("deleteAsk")}
            okText={t("delete")}
            cancelText={t("cancel")}
            onConfirm={() => remove.mutate(topic.id)}
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
