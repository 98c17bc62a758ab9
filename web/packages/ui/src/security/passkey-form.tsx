/** A short form about one passkey: its name, the current password, or both. */
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showFieldErrors } from "../form/field-errors";
import { FormAlert } from "../form/form-alert";
import { problemLike } from "../state/problem-like";
import styles from "./passkeys.module.css";

const LONGEST_NAME = 60;

export type PasskeyValues = { name: string; password: string };

export type PasskeyFormProps = {
  /** Tells this form from others of the page. */
  id: string;
  /** The name that the field begins with; null = the name is not asked for. */
  name: string | null;
  password: boolean;
  submit: string;
  onSubmit: (values: PasskeyValues) => Promise<unknown>;
  onCancel: () => void;
};

export function PasskeyForm(props: PasskeyFormProps) {
  const { id, name, password, submit, onSubmit, onCancel } = props;
  const { t } = useTranslation("passkeys");
  const [form] = Form.useForm<PasskeyValues>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (values: PasskeyValues) => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit(values);
    } catch (failure) {
      setBusy(false);
      if (problemLike(failure).type === "wrong-password") {
        form.setFields([{ name: "password", errors: [t("problems:wrong-password.title")] }]);
        form.getFieldInstance("password")?.focus();
      } else if (!showFieldErrors<PasskeyValues>(form, failure, t, { name: "name" })) {
        setError(failure);
      }
    }
  };
  const required = { required: true, whitespace: true, message: t("common:form.required") };
  return (
    <Form
      className={styles.form}
      form={form}
      name={id}
      layout="vertical"
      initialValues={{ name: name ?? "" }}
      onFinish={send}
    >
      <FormAlert error={error} />
      {name !== null && (
        <Form.Item name="name" label={t("name")} extra={t("nameHint")} rules={[required]}>
          <Input autoFocus maxLength={LONGEST_NAME} />
        </Form.Item>
      )}
      {password && (
        <Form.Item
          name="password"
          label={t("common:password.current")}
          rules={[{ required: true, message: t("common:form.required") }]}
        >
          <Input.Password
            autoFocus={name === null}
            autoComplete="current-password"
            maxLength={1024}
          />
        </Form.Item>
      )}
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{t("common:password.cancel")}</Button>
      </div>
    </Form>
  );
}
