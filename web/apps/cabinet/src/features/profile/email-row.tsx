/** The e-mail; a new one counts once the code sent to it has come back. */
import type { UserOut } from "@personal-cabinet/api/auth";
import { formatWait } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { CodeField } from "@personal-cabinet/ui/form/code-field";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { usePause } from "@personal-cabinet/ui/form/use-pause";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { looksLikeEmail } from "../../shared/contacts";
import { askEmail } from "./api/ask-email";
import { confirmEmail } from "./api/confirm-email";
import { GuardedForm } from "./guarded-form";
import styles from "./profile.module.css";
import { SettingRow } from "./setting-row";

const PAUSE_SECONDS = 60;
const CODE_DIGITS = 5;

type CodeFormProps = {
  email: string;
  again: () => Promise<unknown>;
  onDone: (user: UserOut) => void;
  onCancel: () => void;
};

function CodeForm({ email, again, onDone, onCancel }: CodeFormProps) {
  const { t } = useTranslation("profile");
  const language = useLanguage();
  const [form] = Form.useForm<{ code: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [left, pause] = usePause(PAUSE_SECONDS);
  const confirm = async ({ code }: { code: string }) => {
    setBusy(true);
    setError(null);
    try {
      onDone(await confirmEmail(code.trim()));
    } catch (failure) {
      setBusy(false);
      if (problemLike(failure).type === "wrong-code") {
        form.setFields([{ name: "code", errors: [t("problems:wrong-code.title")] }]);
        form.getFieldInstance("code")?.focus();
      } else setError(failure);
    }
  };
  const send = () => {
    pause(PAUSE_SECONDS);
    setError(null);
    again().catch(setError);
  };
  return (
    <Form
      className={styles.form}
      form={form}
      name="email-code"
      layout="vertical"
      onFinish={confirm}
    >
      <p role="status">{t("email.sent", { email })}</p>
      <FormAlert error={error} />
      <CodeField label={t("email.code")} digits={CODE_DIGITS} />
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("email.confirm")}
        </Button>
        <Button disabled={left > 0} onClick={send}>
          {left > 0 ? t("email.againIn", { time: formatWait(left, language) }) : t("email.again")}
        </Button>
        <Button onClick={onCancel}>{t("common:password.cancel")}</Button>
      </div>
    </Form>
  );
}

type Asked = { email: string; password: string };

function EmailChange({ onDone, close }: { onDone: (user: UserOut) => void; close: () => void }) {
  const { t } = useTranslation("profile");
  const [asked, setAsked] = useState<Asked | null>(null);
  if (asked) {
    return (
      <CodeForm
        email={asked.email}
        again={() => askEmail(asked.email, asked.password)}
        onDone={onDone}
        onCancel={close}
      />
    );
  }
  return (
    <GuardedForm
      name="email"
      field="new_email"
      submit={t("email.ask")}
      onCancel={close}
      onSubmit={async ({ value = "", password }) => {
        const email = value.trim();
        await askEmail(email, password);
        setAsked({ email, password });
      }}
    >
      <Form.Item
        name="value"
        label={t("email.next")}
        validateTrigger="onBlur"
        rules={[
          { required: true, whitespace: true, message: t("common:form.required") },
          {
            validator: (_rule, text?: string) =>
              !text?.trim() || looksLikeEmail(text)
                ? Promise.resolve()
                : Promise.reject(new Error(t("email.wrong"))),
          },
        ]}
      >
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
    </GuardedForm>
  );
}

export type ContactRowProps = { user: UserOut; onChanged: (user: UserOut) => void };

export function EmailRow({ user, onChanged }: ContactRowProps) {
  const { t } = useTranslation("profile");
  return (
    <SettingRow label={t("email.title")} value={user.email ?? t("none")} action={t("change")}>
      {(close) => (
        <EmailChange
          close={close}
          onDone={(changed) => {
            onChanged(changed);
            close();
          }}
        />
      )}
    </SettingRow>
  );
}
