/** Who administers first: asks for the address, and says how to sign in once it is made. */
import type { FinishedOut, FinishOut } from "@personal-cabinet/api/wizard";
import { Alert, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./finish.module.css";

const ADDRESS = /^[^\s<>@]+@[^\s<>@]+$/;
const LONGEST = 254;
/** As in the manual; it must be changed at the first sign-in. */
const FIRST_PASSWORD = "mirpass";

export function FirstAdministrator({ told }: { told: FinishOut }) {
  const { t } = useTranslation();
  if (told.administrator_known) return <p>{t("finish:administratorKnown")}</p>;
  if (told.mail !== "saved") {
    return (
      <Alert
        type="info"
        showIcon
        title={t("finish:withoutMail")}
        description={t("finish:withoutMailText")}
      />
    );
  }
  return (
    <div className={styles.administrator}>
      <Form.Item
        name="email"
        label={t("finish:email")}
        extra={t("finish:emailHint")}
        rules={[
          { required: true, whitespace: true, message: t("common:form.required") },
          {
            transform: (value) => String(value ?? "").trim(),
            pattern: ADDRESS,
            message: t("finish:badAddress"),
          },
        ]}
      >
        <Input
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="email"
          maxLength={LONGEST}
        />
      </Form.Item>
    </div>
  );
}

/** Once: afterwards nobody can make another one here. */
export function FirstSignIn({ finished }: { finished: FinishedOut }) {
  const { t } = useTranslation();
  if (!finished.login) return null;
  return (
    <Alert
      type="success"
      showIcon
      title={t("finish:made")}
      description={
        <>
          <p>{t("finish:madeText", { hours: finished.hours })}</p>
          <dl className={styles.signIn}>
            <dt>{t("finish:login")}</dt>
            <dd>
              <code>{finished.login}</code>
            </dd>
            <dt>{t("finish:password")}</dt>
            <dd>
              <code>{FIRST_PASSWORD}</code>
            </dd>
          </dl>
        </>
      }
    />
  );
}
