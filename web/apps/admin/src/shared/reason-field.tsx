/** Why something of a consumer's is changed or deleted: he reads it among what was done. */
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

const LONGEST = 500;

export function ReasonField() {
  const { t } = useTranslation("admin");
  return (
    <Form.Item
      name="reason"
      label={t("reason.label")}
      extra={t("reason.hint")}
      rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
    >
      <Input maxLength={LONGEST} autoComplete="off" />
    </Form.Item>
  );
}
