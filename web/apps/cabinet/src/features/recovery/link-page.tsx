/** Where a recovery letter's link leads: a new password, once. */
import { asProblem } from "@personal-cabinet/api/problem";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PasswordHints } from "@personal-cabinet/ui/form/password-hints";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { entryWords } from "../../shared/entry-words";
import { confirmRecovery } from "./api/confirm-recovery";
import { useLinkToken } from "./use-link-token";

export const words = entryWords;

type Values = { next: string; repeat: string };
type End = "saved" | "expired";

function LinkForm({ token, onEnd }: { token: string; onEnd: (end: End) => void }) {
  const { t } = useTranslation("entry");
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const next = Form.useWatch("next", form);

  const submit = async (values: Values) => {
    setBusy(true);
    setError(null);
    try {
      await confirmRecovery(token, values.next);
      onEnd("saved");
    } catch (failure) {
      if (asProblem(failure).type === "link-expired") onEnd("expired");
      else if (!showFieldErrors<Values>(form, failure, t, { new_password: "next" })) {
        setError(failure);
      }
    } finally {
      setBusy(false);
    }
  };

  const required = { required: true, message: t("common:form.required") };
  return (
    <Form form={form} name="link" layout="vertical" size="large" onFinish={submit}>
      <FormAlert error={error} />
      <Form.Item
        name="next"
        label={t("link.password")}
        extra={<PasswordHints password={next ?? ""} current="" />}
        rules={[required]}
      >
        <Input.Password autoComplete="new-password" maxLength={1024} />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t("link.repeat")}
        dependencies={["next"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              !value || value === getFieldValue("next")
                ? Promise.resolve()
                : Promise.reject(new Error(t("common:password.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1024} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t("link.submit")}
      </Button>
    </Form>
  );
}

function NoUse({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation("entry");
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          <p>{text}</p>
          <Link to="/recovery">{t("link.again")}</Link>
        </>
      }
    />
  );
}

/** What came of one token. */
function Outcome({ token }: { token: string }) {
  const { t } = useTranslation("entry");
  const [end, setEnd] = useState<End | null>(null);
  if (end === "expired") return <NoUse title={t("link.expired")} text={t("link.expiredText")} />;
  if (end === null) return <LinkForm token={token} onEnd={setEnd} />;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t("link.saved")}
      description={<Link to="/sign-in">{t("link.signIn")}</Link>}
    />
  );
}

export function Component() {
  const { t } = useTranslation("entry");
  const token = useLinkToken();
  return (
    <EntrancePage title={t("link.title")} links={<Link to="/sign-in">{t("back")}</Link>}>
      {token ? (
        <Outcome key={token} token={token} />
      ) : (
        <NoUse title={t("link.missing")} text={t("link.missingText")} />
      )}
    </EntrancePage>
  );
}
