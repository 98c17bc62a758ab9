/** Change of one's own password: the current one, and the new one twice. */
import { Button, Form, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemLike } from "../state/problem-like";
import { showFieldErrors } from "./field-errors";
import { FormAlert } from "./form-alert";
import { PasswordHints } from "./password-hints";
import { LONGEST, SHORTEST } from "./password-strength";

export type PasswordValues = { current: string; next: string; repeat: string };

export type PasswordFormProps = {
  /** Changes the password; a rejection is shown in words, refused fields under their inputs. */
  onSubmit: (current: string, next: string) => Promise<unknown>;
  /** The user's login, which the new password must not be. */
  login?: string;
  /** How many characters the new password needs at least, as the service says. */
  shortest?: number | undefined;
  /** Another button beside «Сменить пароль». */
  aside?: ReactNode;
};

export function PasswordForm(props: PasswordFormProps) {
  const { onSubmit, login, shortest = SHORTEST, aside } = props;
  const { t } = useTranslation("common");
  const [form] = Form.useForm<PasswordValues>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async ({ current, next }: PasswordValues) => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit(current, next);
    } catch (failure) {
      const fields = { current_password: "current", new_password: "next" } as const;
      if (problemLike(failure).type === "wrong-password") {
        form.setFields([{ name: "current", errors: [t("problems:wrong-password.title")] }]);
        form.getFieldInstance("current")?.focus();
      } else if (!showFieldErrors<PasswordValues>(form, failure, t, fields)) setError(failure);
    } finally {
      setBusy(false);
    }
  };

  const next = Form.useWatch("next", form);
  const current = Form.useWatch("current", form);
  const required = { required: true, message: t("form.required") };
  return (
    <Form form={form} name="password" layout="vertical" size="large" onFinish={submit}>
      <FormAlert error={error} />
      <Form.Item name="current" label={t("password.current")} rules={[required]}>
        <Input.Password autoComplete="current-password" maxLength={1024} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t("password.next")}
        extra={
          <PasswordHints
            password={next ?? ""}
            current={current ?? ""}
            login={login}
            shortest={shortest}
          />
        }
        dependencies={["current"]}
        rules={[
          required,
          { min: shortest, message: t("problems:fields.too-short") },
          { max: LONGEST, message: t("problems:fields.too-long") },
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              !value || value !== getFieldValue("current")
                ? Promise.resolve()
                : Promise.reject(new Error(t("problems:fields.same-as-current"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1024} />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t("password.repeat")}
        dependencies={["next"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              !value || value === getFieldValue("next")
                ? Promise.resolve()
                : Promise.reject(new Error(t("password.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1024} />
      </Form.Item>
      <div style={{ display: "grid", gridGap: 12 }}>
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t("password.save")}
        </Button>
        {aside}
      </div>
    </Form>
  );
}
