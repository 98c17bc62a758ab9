/** The mail server as in the manual's figure 22: place, protection, login, sender, proxy. */
import type { MailOut } from "@personal-cabinet/api/wizard";
import { Checkbox, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./mail.module.css";
import {
  ADDRESS,
  type MailValues,
  PROXIES,
  SECURITIES,
  suggestedPort,
  suggestedProxyPort,
} from "./mail-values";
import { LoginFields, PlaceFields } from "./server-fields";

const LONGEST_ADDRESS = 320;

function Security() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<MailValues>();
  const security = Form.useWatch("security", form);
  const verified = Form.useWatch("verify_certificate", form);
  return (
    <>
      <Form.Item<MailValues>
        name="security"
        label={t("mail:security")}
        extra={security === "none" ? t("mail:securityNone") : undefined}
      >
        <Radio.Group
          aria-label={t("mail:security")}
          options={SECURITIES.map((value) => ({ value, label: t(`mail:secure.${value}`) }))}
        />
      </Form.Item>
      {/* Kept in the form while there is no certificate to check. */}
      <Form.Item<MailValues>
        name="verify_certificate"
        valuePropName="checked"
        hidden={security === "none"}
        extra={verified === false ? t("mail:verifyOff") : undefined}
      >
        <Checkbox>{t("mail:verify")}</Checkbox>
      </Form.Item>
    </>
  );
}

function ProxyServer({ saved }: { saved: MailOut["proxy"] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<MailValues>();
  const kind = Form.useWatch("proxy_kind", form);
  const labels = {
    host: t("mail:proxy.host"),
    port: t("mail:proxy.port"),
    login: t("mail:proxy.login"),
    password: t("mail:proxy.password"),
  };
  return (
    <>
      <Form.Item<MailValues> name="proxy_kind" label={t("mail:proxy.kind")}>
        <Radio.Group
          aria-label={t("mail:proxy.kind")}
          options={PROXIES.map((value) => ({ value, label: t(`mail:proxy.${value}`) }))}
        />
      </Form.Item>
      {kind && kind !== "none" && (
        <div className={styles.proxy}>
          <PlaceFields prefix="proxy_" labels={labels} />
          <LoginFields prefix="proxy_" labels={labels} saved={saved} />
        </div>
      )}
    </>
  );
}

export function MailFields({ saved }: { saved: MailOut }) {
  const { t } = useTranslation();
  const labels = {
    host: t("mail:host"),
    port: t("mail:port"),
    login: t("mail:login"),
    password: t("mail:password"),
  };
  return (
    <>
      <Form.Item label={t("mail:protocol")} htmlFor="mail-protocol">
        <Input id="mail-protocol" value="SMTP" readOnly />
      </Form.Item>
      <PlaceFields prefix="" labels={labels} />
      <Security />
      <LoginFields prefix="" labels={labels} saved={saved} />
      <Form.Item<MailValues>
        name="sender"
        label={t("mail:sender")}
        extra={t("mail:senderHint")}
        rules={[
          { required: true, whitespace: true, message: t("common:form.required") },
          {
            transform: (value) => String(value ?? "").trim(),
            pattern: ADDRESS,
            message: t("mail:badAddress"),
          },
        ]}
      >
        <Input
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
          maxLength={LONGEST_ADDRESS}
        />
      </Form.Item>
      <ProxyServer saved={saved.proxy} />
    </>
  );
}

/** What the form's other fields become when one was changed. */
export function suggestions(before: MailValues, changed: Partial<MailValues>): Partial<MailValues> {
  if (changed.security) {
    return { port: suggestedPort(before.port, before.security, changed.security) };
  }
  if (changed.proxy_kind) {
    const port = suggestedProxyPort(before.proxy_port, before.proxy_kind, changed.proxy_kind);
    return { proxy_port: port };
  }
  return {};
}
