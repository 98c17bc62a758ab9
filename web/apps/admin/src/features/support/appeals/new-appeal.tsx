/** An appeal that a member of staff writes down for somebody who has called, or written on paper. */
import type { AppealKind, StaffAppealIn } from "@personal-cabinet/api/cabinet";
import { newKey } from "@personal-cabinet/api/sending-key";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { useUploads } from "@personal-cabinet/ui/form/use-uploads";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Radio, Select } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FileField } from "../../../shared/file-field";
import { topicsQuery } from "../shared/api/list-topics";
import { AccountSelect } from "./account-select";
import { addAppeal } from "./api/appeal-acts";
import { dropAnswerFile, FILE_RULES, sendAnswerFile } from "./api/appeal-files";
import { APPEALS, KINDS } from "./api/list-appeals";
import styles from "./appeals.module.css";
import { FurtherFields } from "./further-fields";

const LONGEST = 4000;
const WAYS = ["phone", "letter"] as const;
const FIELDS = {
  kind: "kind",
  topic_id: "topic_id",
  account_id: "account_id",
  name: "name",
  text: "text",
} as const;

type Values = {
  kind: AppealKind;
  topic_id: number;
  account_id?: number;
  name?: string;
  text: string;
  fields?: Record<string, string>;
  way: "phone" | "letter";
  draft: boolean;
};

function bodyOf(values: Values, file_ids: string[]): StaffAppealIn {
  const { account_id, name = "", fields = {}, text, ...rest } = values;
  const given = Object.entries(fields).filter(([, value]) => value?.trim());
  return {
    ...rest,
    text: text.trim(),
    name: account_id ? "" : name.trim(),
    account_id: account_id ?? null,
    fields: Object.fromEntries(given),
    file_ids,
    user_id: null,
  };
}

function NewForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("appeals");
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTell();
  const key = useRef(newKey());
  const [form] = Form.useForm<Values>();
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const kind = Form.useWatch("kind", form);
  const account = Form.useWatch("account_id", form);
  const topicId = Form.useWatch("topic_id", form);
  const offered = topics.filter(({ in_use, kinds }) => in_use && kind && kinds.includes(kind));
  const topic = offered.find(({ id }) => id === topicId);
  const files = useUploads({ rules: FILE_RULES, send: sendAnswerFile, drop: dropAnswerFile });
  const [wrong, setWrong] = useState("");
  const ids = files.ready.map((file) => file.id);
  const add = useMutation({
    mutationFn: (values: Values) => addAppeal(bodyOf(values, ids), key.current),
    onSuccess: async ({ id, number }) => {
      files.keep();
      await queries.invalidateQueries({ queryKey: APPEALS });
      tell(t("new.done", { number }));
      onClose();
      void navigate(`/appeals?appeal=${id}`);
    },
    onError: (error) => {
      key.current = newKey();
      showFieldErrors<Values>(form, error, t, FIELDS);
    },
  });
  const needed = [{ required: true, message: t("common:form.required") }];
  const said = [{ required: true, whitespace: true, message: t("common:form.required") }];
  return (
    <Form<Values>
      form={form}
      name="appeal"
      layout="vertical"
      initialValues={{ way: "phone", draft: false }}
      onFinish={(values) => {
        const late = files.underway ? t("admin:files.wait") : "";
        const why = files.failed ? t("admin:files.failed") : late;
        setWrong(why);
        if (!why && !add.isPending) add.mutate(values);
      }}
    >
      <FormAlert error={add.error} />
      <Form.Item name="way" label={t("new.way")}>
        <Radio.Group options={WAYS.map((value) => ({ value, label: t(`new.from.${value}`) }))} />
      </Form.Item>
      <Form.Item name="account_id" label={t("column.account")} extra={t("new.accountHint")}>
        <AccountSelect />
      </Form.Item>
      {!account && (
        <Form.Item name="name" label={t("new.name")} rules={said}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t("column.kind")} rules={needed}>
        <Select
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={() => form.resetFields(["topic_id", "fields"])}
        />
      </Form.Item>
      <Form.Item name="topic_id" label={t("column.topic")} rules={needed}>
        <Select
          disabled={offered.length === 0}
          options={offered.map((one) => ({ value: one.id, label: titleIn(language, one) }))}
          onChange={() => form.resetFields(["fields"])}
        />
      </Form.Item>
      {topic && <FurtherFields key={topic.id} fields={topic.fields} files={files.ready} />}
      <Form.Item name="text" label={t("new.text")} rules={said}>
        <Input.TextArea rows={7} maxLength={LONGEST} showCount />
      </Form.Item>
      <FileField uploads={files} />
      <p role="alert" className={styles.wrong}>
        {wrong}
      </p>
      <Form.Item name="draft" valuePropName="checked" extra={t("new.draftHint")}>
        <Checkbox>{t("new.draft")}</Checkbox>
      </Form.Item>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t("new.add")}
        </Button>
      </div>
    </Form>
  );
}

export function NewAppeal({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation("appeals");
  return (
    <FormDrawer title={t("new.title")} close={t("close")} open={open} onClose={onClose}>
      <NewForm onClose={onClose} />
    </FormDrawer>
  );
}
