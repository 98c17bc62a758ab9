/** What is said, and where it shows. */
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./announcements.module.css";
import { KINDS, LINK, type Values } from "./form-values";

const LONGEST = { subject: 200, body: 10_000, linkLabel: 60, linkAddress: 2000 };

export function MessageFields() {
  const { t } = useTranslation("announcements");
  const form = Form.useFormInstance<Values>();
  const required = { required: true, whitespace: true, message: t("common:form.required") };
  const both = (other: keyof Values) => ({
    validator: (_rule: unknown, value: string | undefined) =>
      !value?.trim() && form.getFieldValue(other)?.trim()
        ? Promise.reject(new Error(t("form.linkBoth")))
        : Promise.resolve(),
  });
  return (
    <>
      <Form.Item<Values> name="kind" label={t("form.kind")}>
        <Radio.Group className={styles.choices} aria-label={t("form.kind")}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} className={styles.choice}>
              {t(`kind.${kind}`)}
              <span className={styles.choiceHelp}>{t(`kindHelp.${kind}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item<Values> name="subject" label={t("form.subject")} rules={[required]}>
        <Input autoComplete="off" maxLength={LONGEST.subject} showCount />
      </Form.Item>
      <Form.Item<Values>
        name="body"
        label={t("form.body")}
        rules={[required]}
        // The count of signs stands below the field.
        className={styles.counted}
      >
        <Input.TextArea rows={7} maxLength={LONGEST.body} showCount />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item<Values>
          name="linkLabel"
          label={`${t("form.linkLabel")} (${t("common:form.optional")})`}
          dependencies={["linkAddress"]}
          rules={[both("linkAddress")]}
        >
          <Input autoComplete="off" maxLength={LONGEST.linkLabel} />
        </Form.Item>
        <Form.Item<Values>
          name="linkAddress"
          label={`${t("form.linkAddress")} (${t("common:form.optional")})`}
          extra={t("form.linkHelp")}
          dependencies={["linkLabel"]}
          rules={[both("linkLabel"), { pattern: LINK, message: t("form.linkWrong") }]}
        >
          <Input autoComplete="off" inputMode="url" maxLength={LONGEST.linkAddress} />
        </Form.Item>
      </div>
    </>
  );
}
