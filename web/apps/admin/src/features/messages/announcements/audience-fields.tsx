/** For whom an announcement is. */
import { accountNumbers, LONGEST_ACCOUNT_NUMBER } from "@personal-cabinet/ui/form/account-numbers";
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./announcements.module.css";
import { AUDIENCES, MOST_NUMBERS, type Values } from "./form-values";

function NumbersField() {
  const { t } = useTranslation("announcements");
  const form = Form.useFormInstance<Values>();
  const numbers = accountNumbers(Form.useWatch("numbers", form));
  const check = (_rule: unknown, text: string | undefined) => {
    const given = accountNumbers(text);
    const long = given.find((number) => number.length > LONGEST_ACCOUNT_NUMBER);
    if (given.length === 0) return Promise.reject(new Error(t("common:form.required")));
    if (given.length > MOST_NUMBERS) return Promise.reject(new Error(t("form.numbersTooMany")));
    if (!long) return Promise.resolve();
    return Promise.reject(new Error(t("form.numberTooLong", { number: `${long.slice(0, 20)}…` })));
  };
  return (
    <Form.Item<Values>
      name="numbers"
      label={t("form.numbers")}
      extra={
        <>
          {t("form.numbersHelp")}{" "}
          {numbers.length > 0 && t("form.numbersFound", { count: numbers.length })}
        </>
      }
      rules={[{ validator: check }]}
    >
      <Input.TextArea rows={5} autoComplete="off" spellCheck={false} />
    </Form.Item>
  );
}

export function AudienceFields() {
  const { t } = useTranslation("announcements");
  const audience = Form.useWatch("audience", Form.useFormInstance<Values>());
  return (
    <>
      <Form.Item<Values> name="audience">
        <Radio.Group
          className={styles.choices}
          aria-label={t("form.who")}
          options={AUDIENCES.map((value) => ({ value, label: t(`form.whoChoice.${value}`) }))}
        />
      </Form.Item>
      {audience === "town" && (
        <Form.Item<Values>
          name="town"
          label={t("form.town")}
          extra={t("form.townHelp")}
          rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
      )}
      {audience === "accounts" && <NumbersField />}
    </>
  );
}
