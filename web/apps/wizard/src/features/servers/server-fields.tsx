/** One of the servers around: put off with what then does not work, or its host and port. */
import { Alert, Checkbox, Form, Input, InputNumber } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./servers.module.css";
import { HOST, type ServersValues } from "./servers-values";

const LONGEST_HOST = 255;
const PORTS = { min: 1, max: 65535 };
const NAME = { autoComplete: "off", autoCapitalize: "none", spellCheck: false };

export type ServerFieldsProps = {
  which: "source" | "systems";
  /** What this server alone has. */
  children?: ReactNode;
  result: ReactNode;
};

export function ServerFields({ which, children, result }: ServerFieldsProps) {
  const { t } = useTranslation();
  const title = useId();
  const form = Form.useFormInstance<ServersValues>();
  const later = Form.useWatch([which, "later"], form) ?? false;
  const required = { required: true, whitespace: true, message: t("common:form.required") };
  const label = (name: string) => `${t(`servers:${name}`)}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: antd's forms draw a legend of their own
    <div role="group" aria-labelledby={title} className={styles.server}>
      <h2 id={title} className={styles.title}>
        {t(`servers:${which}.title`)}
      </h2>
      <p className={styles.about}>{t(`servers:${which}.about`)}</p>
      <Form.Item<ServersValues> name={[which, "later"]} valuePropName="checked">
        <Checkbox>{t("servers:later")}</Checkbox>
      </Form.Item>
      {later ? (
        <Alert
          type="warning"
          showIcon
          title={t(`servers:${which}.without`)}
          description={t("servers:laterText")}
        />
      ) : (
        <>
          <div className={styles.address}>
            <Form.Item<ServersValues>
              name={[which, "host"]}
              label={label("host")}
              rules={[
                required,
                {
                  transform: (value) => String(value ?? "").trim(),
                  pattern: HOST,
                  message: t("servers:badHost"),
                },
              ]}
            >
              <Input {...NAME} maxLength={LONGEST_HOST} />
            </Form.Item>
            <Form.Item<ServersValues>
              name={[which, "port"]}
              label={label("port")}
              rules={[
                { required: true, message: t("common:form.required") },
                { type: "number", ...PORTS, message: t("servers:badPort") },
              ]}
            >
              <InputNumber controls={false} precision={0} inputMode="numeric" />
            </Form.Item>
          </div>
          {children}
          <Form.Item<ServersValues> name={[which, "secure"]} valuePropName="checked">
            <Checkbox>{t("servers:secure")}</Checkbox>
          </Form.Item>
          {result}
        </>
      )}
    </div>
  );
}
