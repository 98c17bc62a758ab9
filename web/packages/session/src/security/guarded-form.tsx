/** A short form whose act needs the current password; it is asked for last. */

import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Alert, Button, Form, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./security.module.css";
import { useGuardedSend } from "./use-guarded-send";

export type GuardedValues = { value?: string; password: string };

export type GuardedFormProps = {
  name: string;
  /** The field above the password, named `value`. */
  children?: ReactNode;
  submit: string;
  /** The service's name of the field above the password. */
  field?: string;
  /** What the way out is called when it is not «Отмена». */
  cancel?: string | undefined;
  onSubmit: (values: GuardedValues) => Promise<unknown>;
  onCancel: () => void;
};

const someUnfilled = (fields: { errors: string[] }[], required: string) =>
  fields.some(({ errors }) => errors.includes(required));

export function GuardedForm(props: GuardedFormProps) {
  const { name, children, submit, field = "value", cancel, onSubmit, onCancel } = props;
  const { t } = useTranslation("security");
  const [form] = Form.useForm<GuardedValues>();
  const { busy, error, send } = useGuardedSend<GuardedValues>(form, { [field]: "value" }, onSubmit);
  const required = t("common:form.required");
  const [unfilled, setUnfilled] = useState(false);
  const look = () => setUnfilled(someUnfilled(form.getFieldsError(), required));
  return (
    <Form
      className={styles.form}
      form={form}
      name={name}
      layout="vertical"
      onFinish={(values) => {
        setUnfilled(false);
        return send(values);
      }}
      onFinishFailed={look}
      onFieldsChange={() => unfilled && look()}
    >
      <FormAlert error={error} />
      {unfilled && <Alert type="error" showIcon title={t("common:form.unfilled")} />}
      {children}
      <Form.Item
        name="password"
        label={t("common:password.current")}
        rules={[{ required: true, message: required }]}
      >
        <Input.Password autoComplete="current-password" maxLength={1024} />
      </Form.Item>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{cancel ?? t("common:password.cancel")}</Button>
      </div>
    </Form>
  );
}
