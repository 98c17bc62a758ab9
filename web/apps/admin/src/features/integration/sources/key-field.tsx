/** The key of a source: typed, never shown again. */
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

export function KeyField() {
  const { t } = useTranslation("sources");
  return (
    <Form.Item
      name="key"
      label={t("form.key")}
      extra={t("form.keyHint")}
      rules={[
        { required: true, message: t("common:form.required") },
        { pattern: /^[\x21-\x7e]+$/, message: t("form.keySigns") },
      ]}
    >
      <Input.Password autoComplete="off" visibilityToggle={false} maxLength={1000} />
    </Form.Item>
  );
}
