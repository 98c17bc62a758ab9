/** A short form about one passkey: its name, the current password, or both. */

import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./security.module.css";
import { useGuardedSend } from "./use-guarded-send";

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
  const { busy, error, send } = useGuardedSend<PasskeyValues>(form, { name: "name" }, onSubmit);
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
