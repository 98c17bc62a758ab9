/** The e-mail; a new one counts once the code sent to it has come back. */
import { askEmail } from "@personal-cabinet/api/acts/ask-email";
import { confirmEmail } from "@personal-cabinet/api/acts/confirm-email";
import type { UserOut } from "@personal-cabinet/api/auth";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { formatWait } from "@personal-cabinet/i18n/wait";
import { CodeField } from "@personal-cabinet/ui/form/code-field";
import { looksLikeEmail } from "@personal-cabinet/ui/form/contacts";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { usePause } from "@personal-cabinet/ui/form/use-pause";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GuardedForm } from "./guarded-form";
import styles from "./security.module.css";
import { SettingRow } from "./setting-row";

const PAUSE_SECONDS = 60;
const CODE_DIGITS = 5;

type CodeFormProps = {
  email: string;
  again: () => Promise<unknown>;
  /** Takes the address over; throws when the code is not the letter's. */
  confirm: (code: string) => Promise<unknown>;
  onCancel: () => void;
};

function CodeForm({ email, again, confirm, onCancel }: CodeFormProps) {
  const { t } = useTranslation("security");
  const language = useLanguage();
  const [form] = Form.useForm<{ code: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [left, pause] = usePause(PAUSE_SECONDS);
  const submit = async ({ code }: { code: string }) => {
    setBusy(true);
    setError(null);
    try {
      await confirm(code.trim());
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
    <Form className={styles.form} form={form} name="email-code" layout="vertical" onFinish={submit}>
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

type EmailChangeProps = {
  onDone: (user: UserOut) => void;
  close: () => void;
};

function EmailChange({ onDone, close }: EmailChangeProps) {
  const { t } = useTranslation("security");
  const [asked, setAsked] = useState<Asked | null>(null);
  if (asked) {
    return (
      <CodeForm
        email={asked.email}
        again={() => askEmail(asked.email, asked.password)}
        confirm={async (code) => onDone(await confirmEmail(code))}
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
        <Input inputMode="email" autoCapitalize="none" autoComplete="email" maxLength={254} />
      </Form.Item>
    </GuardedForm>
  );
}

export type EmailRowProps = {
  email: string | null;
  onChanged: (user: UserOut) => void;
};

export function EmailRow({ email, onChanged }: EmailRowProps) {
  const { t } = useTranslation("security");
  return (
    <SettingRow label={t("email.title")} value={email ?? t("none")} action={t("change")}>
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
