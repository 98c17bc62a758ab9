/** What else a topic asks beside the text, one after another. */
import { Button, Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { TYPES } from "./topic-values";
import styles from "./topics.module.css";

const LONGEST = 100;
const MOST = 20;

function Choices({ at }: { at: number }) {
  const { t } = useTranslation("topics");
  const type = Form.useWatch(["fields", at, "type"]);
  if (type !== "choice") return null;
  return (
    <Form.Item
      name={[at, "choices"]}
      label={t("field.choices")}
      extra={t("field.choicesHint")}
      rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
    >
      <Input.TextArea rows={2} />
    </Form.Item>
  );
}

export function TopicFieldList() {
  const { t } = useTranslation("topics");
  return (
    <Form.List name="fields">
      {(fields, { add, remove }) => (
        <fieldset className={styles.fields}>
          <legend>{t("field.fields")}</legend>
          {fields.map(({ key, name }, at) => (
            <fieldset key={key} className={styles.field}>
              <legend>{t("field.one", { number: at + 1 })}</legend>
              <Form.Item name={[name, "key"]} hidden>
                <Input />
              </Form.Item>
              <Form.Item
                name={[name, "title"]}
                label={t("field.title")}
                rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
              >
                <Input maxLength={LONGEST} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, "title_en"]} label={t("field.title_en")}>
                <Input maxLength={LONGEST} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, "type"]} label={t("field.type")}>
                <Select options={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))} />
              </Form.Item>
              <Choices at={name} />
              <Form.Item name={[name, "required"]} valuePropName="checked">
                <Checkbox>{t("field.required")}</Checkbox>
              </Form.Item>
              <Button
                aria-label={`${t("field.remove")}: ${t("field.one", { number: at + 1 })}`}
                onClick={() => remove(name)}
              >
                {t("field.remove")}
              </Button>
            </fieldset>
          ))}
          {fields.length < MOST && (
            <Button onClick={() => add({ type: "text", required: false })}>{t("field.add")}</Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}
