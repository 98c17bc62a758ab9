/** The one field that opens the wizard. */
import { FormAlert, useSecondsLeft } from "@personal-cabinet/ui/form/form-alert";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Values = { token: string };

/** As in the service: longer ones are refused unread. */
const LONGEST = 200;

export function TokenForm({ onSubmit }: { onSubmit: (token: string) => Promise<unknown> }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const waiting = useSecondsLeft(error) > 0;

  const submit = async ({ token }: Values) => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit(token.trim());
    } catch (failure) {
      setError(failure);
      form.getFieldInstance("token")?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form form={form} name="token" layout="vertical" size="large" onFinish={submit}>
      <FormAlert error={error} />
      <Form.Item
        name="token"
        label={t("entry.token")}
        rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
      >
        <Input.Password autoComplete="off" spellCheck={false} maxLength={LONGEST} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy} disabled={waiting}>
        {t("entry.submit")}
      </Button>
    </Form>
  );
}
