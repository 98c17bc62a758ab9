/** «Восстановление пароля»: the answer never tells whether the e-mail is known. */
import type { Human } from "@personal-cabinet/api/auth";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { looksLikeEmail } from "@personal-cabinet/ui/form/contacts";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert, useSecondsLeft } from "@personal-cabinet/ui/form/form-alert";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { entryWords } from "../../shared/entry-words";
import { HumanField, useHumanAttempts } from "../../shared/human-check/human-field";
import { SentNote } from "../../shared/sent-note";
import { askRecovery } from "./api/ask-recovery";

export const words = entryWords;

type Values = { email: string; human: Human };

function RecoveryForm({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useTranslation("entry");
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { attempt, refused } = useHumanAttempts(form);
  const waiting = useSecondsLeft(error) > 0;

  const submit = async ({ email, human }: Values) => {
    setBusy(true);
    setError(null);
    try {
      await askRecovery({ email: email.trim(), human, language });
      onSent(email.trim());
    } catch (failure) {
      const fields = { email: "email", "human.code": "human" } as const;
      if (!refused(failure) && !showFieldErrors<Values>(form, failure, t, fields)) {
        setError(failure);
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form form={form} name="recovery" layout="vertical" size="large" onFinish={submit}>
      <p style={{ marginBottom: 20 }}>{t("recovery.intro")}</p>
      <Form.Item
        name="email"
        label={t("field.email")}
        validateTrigger="onBlur"
        rules={[
          { required: true, whitespace: true, message: t("common:form.required") },
          {
            validator: (_rule, text?: string) =>
              !text?.trim() || looksLikeEmail(text)
                ? Promise.resolve()
                : Promise.reject(new Error(t("field.emailWrong"))),
          },
        ]}
      >
        <Input inputMode="email" autoCapitalize="none" autoComplete="email" maxLength={254} />
      </Form.Item>
      <HumanField attempt={attempt} />
      <FormAlert error={error} />
      <Button type="primary" htmlType="submit" block loading={busy} disabled={waiting}>
        {t("recovery.submit")}
      </Button>
    </Form>
  );
}

export function Component() {
  const { t } = useTranslation("entry");
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <EntrancePage title={t("recovery.title")} links={<Link to="/sign-in">{t("back")}</Link>}>
      {sentTo === null ? (
        <RecoveryForm onSent={setSentTo} />
      ) : (
        <SentNote title={t("recovery.sent")} lines={[t("recovery.sentText", { email: sentTo })]} />
      )}
    </EntrancePage>
  );
}
