/** Login and password; the applications add their own links below. */
import { Button, Form, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormAlert, useSecondsLeft } from "./form-alert";

export type SignInValues = { login: string; password: string };

export type SignInFormProps = {
  /** What a login is here, e.g. «Телефон или e-mail». */
  loginLabel: string;
  loginHint?: string;
  /** Signs in; a rejection is shown in words. */
  onSubmit: (values: SignInValues) => Promise<unknown>;
  /** Why the form is shown again, e.g. the second step took too long. */
  reason?: unknown;
  /** Between the password and the button, e.g. «Забыли пароль?». */
  children?: ReactNode;
};

export function SignInForm({ loginLabel, loginHint, onSubmit, reason, children }: SignInFormProps) {
  const { t } = useTranslation("common");
  const [form] = Form.useForm<SignInValues>();
  const [error, setError] = useState<unknown>(reason ?? null);
  const [busy, setBusy] = useState(false);
  const waiting = useSecondsLeft(error) > 0;

  const submit = async (values: SignInValues) => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit({ login: values.login.trim(), password: values.password });
    } catch (failure) {
      setError(failure);
      form.getFieldInstance("password")?.focus();
    } finally {
      setBusy(false);
    }
  };

  const required = [{ required: true, whitespace: true, message: t("form.required") }];
  return (
    <Form form={form} name="sign-in" layout="vertical" size="large" onFinish={submit}>
      <FormAlert error={error} />
      <Form.Item name="login" label={loginLabel} extra={loginHint} rules={required}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={254} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("signIn.password")}
        rules={[{ required: true, message: t("form.required") }]}
      >
        <Input.Password autoComplete="current-password" maxLength={1024} />
      </Form.Item>
      {children}
      <Button type="primary" htmlType="submit" block loading={busy} disabled={waiting}>
        {t("signIn.submit")}
      </Button>
    </Form>
  );
}
