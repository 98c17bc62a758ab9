/** Host and port, login and password: of the mail server, and of a proxy on the way to it. */
import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./mail.module.css";
import { HOST, type MailValues, type Owner, passwordHint } from "./mail-values";

const LONGEST = { host: 255, login: 255, password: 256 };
const PORTS = { min: 1, max: 65535 };
const NAME = { autoComplete: "off", autoCapitalize: "none", spellCheck: false };

export type ServerFieldsProps = {
  /** Before each field's name and within the words. */
  prefix: "" | "proxy_";
  labels: { host: string; port: string; login: string; password: string };
};

export function PlaceFields({ prefix, labels }: ServerFieldsProps) {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t("common:form.required") };
  return (
    <div className={styles.pair}>
      <Form.Item<MailValues>
        name={`${prefix}host`}
        label={labels.host}
        rules={[
          required,
          {
            transform: (value) => String(value ?? "").trim(),
            pattern: HOST,
            message: t("mail:badHost"),
          },
        ]}
      >
        <Input {...NAME} maxLength={LONGEST.host} />
      </Form.Item>
      <Form.Item<MailValues>
        name={`${prefix}port`}
        label={labels.port}
        rules={[
          { required: true, message: t("common:form.required") },
          { type: "number", ...PORTS, message: t("connection:badPort") },
        ]}
      >
        <InputNumber controls={false} precision={0} inputMode="numeric" />
      </Form.Item>
    </div>
  );
}

export function LoginFields({
  prefix,
  labels,
  saved,
}: ServerFieldsProps & { saved: Owner | null }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<MailValues>();
  const host: string = Form.useWatch(`${prefix}host`, form) ?? "";
  const login: string = Form.useWatch(`${prefix}login`, form) ?? "";
  const hint = passwordHint(saved, host, login);
  return (
    <div className={styles.halves}>
      <Form.Item<MailValues>
        name={`${prefix}login`}
        label={labels.login}
        extra={prefix ? undefined : t("mail:loginHint")}
      >
        <Input {...NAME} maxLength={LONGEST.login} />
      </Form.Item>
      <Form.Item<MailValues>
        name={`${prefix}password`}
        label={labels.password}
        extra={hint ? t(hint) : undefined}
      >
        <Input.Password autoComplete="new-password" maxLength={LONGEST.password} />
      </Form.Item>
    </div>
  );
}
