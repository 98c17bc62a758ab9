/** Where a service's database is: server, port, login, password, database (manual, figure 18). */
import type { ConnectionOut } from "@personal-cabinet/api/wizard";
import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { PANEL_STEP, type Service } from "../../shared/steps";
import styles from "./connection.module.css";
import { type ConnectionValues, HOST, passwordHint, valuesOf } from "./connection-values";

const LONGEST = { host: 255, name: 63, password: 256 };
const PORTS = { min: 1, max: 65535 };

export type ConnectionFieldsProps = { service: Service; saved: ConnectionOut };

export function ConnectionFields({ service, saved }: ConnectionFieldsProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ConnectionValues>();
  // Before the first render of the fields there is nothing to watch.
  const values = { ...valuesOf(service, saved, undefined), ...Form.useWatch([], form) };
  const required = { required: true, whitespace: true, message: t("common:form.required") };
  const name = { autoComplete: "off", autoCapitalize: "none", spellCheck: false };
  return (
    <>
      <div className={styles.address}>
        <Form.Item
          name="host"
          label={t("connection:host")}
          rules={[
            required,
            {
              transform: (value) => String(value ?? "").trim(),
              pattern: HOST,
              message: t("connection:badHost"),
            },
          ]}
        >
          <Input {...name} maxLength={LONGEST.host} />
        </Form.Item>
        <Form.Item
          name="port"
          label={t("connection:port")}
          rules={[
            { required: true, message: t("common:form.required") },
            { type: "number", ...PORTS, message: t("connection:badPort") },
          ]}
        >
          <InputNumber controls={false} precision={0} inputMode="numeric" />
        </Form.Item>
      </div>
      <Form.Item name="user" label={t("connection:user")} rules={[required]}>
        <Input {...name} maxLength={LONGEST.name} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("connection:password")}
        extra={t(passwordHint(values, saved))}
      >
        <Input.Password autoComplete="new-password" maxLength={LONGEST.password} />
      </Form.Item>
      <Form.Item
        name="database"
        label={t(service === PANEL_STEP ? "connection:cabinetDatabase" : "connection:database")}
        rules={[required]}
      >
        <Input {...name} maxLength={LONGEST.name} />
      </Form.Item>
      {service === PANEL_STEP && (
        <Form.Item
          name="panelDatabase"
          label={t("connection:panelDatabase")}
          dependencies={["database"]}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                String(value ?? "").trim() === String(getFieldValue("database") ?? "").trim()
                  ? Promise.reject(new Error(t("connection:sameDatabase")))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input {...name} maxLength={LONGEST.name} />
        </Form.Item>
      )}
    </>
  );
}
