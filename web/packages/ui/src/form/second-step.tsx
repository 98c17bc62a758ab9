/** The second step of a sign-in: a passkey, a code by letter or from an application, a recovery code. */
import { formatWait } from "@personal-cabinet/i18n/dates";
import secondStep from "@personal-cabinet/i18n/ru/second-step";
import type { SectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button, Checkbox, Form, Radio } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { passkeysPossible } from "../security/passkeys-possible";
import { problemLike } from "../state/problem-like";
import { CodeField } from "./code-field";
import { FormAlert } from "./form-alert";
import { usePause } from "./use-pause";

export const words: SectionWords = {
  name: "second-step",
  russian: secondStep,
  english: () => import("@personal-cabinet/i18n/en/second-step").then((file) => file.default),
};

export type CodeMethod = "letter" | "totp" | "recovery";
export type SecondStepMethod = CodeMethod | "passkey";

export type SecondStepProps = {
  methods: SecondStepMethod[];
  maskedEmail: string | null;
  onSendLetter: () => Promise<unknown>;
  onConfirm: (method: CodeMethod, code: string, remember: boolean) => Promise<unknown>;
  onPasskey: (remember: boolean) => Promise<unknown>;
  /** Back to login and password; `expired` when the time for the second step is over. */
  onLeave: (expired: boolean) => void;
};

type Values = { code?: string; remember?: boolean };

const PAUSE_SECONDS = 60;
const DIGITS = { letter: 6, totp: 6, recovery: null };

/**
 * Who has a passkey or an application has recovery codes as well; the quickest way comes first.
 * `passkeys`: whether this browser can use one here.
 */
export function offered(methods: SecondStepMethod[], passkeys: boolean): SecondStepMethod[] {
  const usable: SecondStepMethod[] = passkeys ? ["passkey", "totp", "letter"] : ["totp", "letter"];
  const spare = methods.includes("totp") || methods.includes("passkey");
  const found = usable.filter((method) => methods.includes(method));
  return spare ? [...found, "recovery"] : found;
}

export function Component(props: SecondStepProps) {
  const { methods, maskedEmail, onSendLetter, onConfirm, onPasskey, onLeave } = props;
  const { t } = useTranslation("second-step");
  const language = useLanguage();
  const choices = offered(methods, passkeysPossible());
  const [method, setMethod] = useState<SecondStepMethod>(choices[0] ?? "letter");
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [left, pause] = usePause();
  const sent = useRef(false);

  const send = async () => {
    setError(null);
    pause(PAUSE_SECONDS);
    try {
      await onSendLetter();
    } catch (failure) {
      const { type, retryAfter } = problemLike(failure);
      if (type === "attempt-expired") return onLeave(true);
      pause(retryAfter ?? (type === "wait-a-minute" ? PAUSE_SECONDS : 0));
      if (type !== "wait-a-minute") setError(failure);
    }
  };
  const firstLetter = useRef(send);
  firstLetter.current = send;
  useEffect(() => {
    if (method !== "letter" || sent.current) return;
    sent.current = true;
    void firstLetter.current();
  }, [method]);

  const submit = async ({ code = "", remember = false }: Values) => {
    setBusy(true);
    setError(null);
    try {
      if (method === "passkey") await onPasskey(remember);
      else await onConfirm(method, code.trim(), remember);
    } catch (failure) {
      const { type } = problemLike(failure);
      if (type === "attempt-expired") return onLeave(true);
      if (type === "wrong-code") {
        form.setFields([{ name: "code", errors: [t("problems:wrong-code.title")] }]);
      } else setError(failure);
      form.getFieldInstance("code")?.focus();
    } finally {
      setBusy(false);
    }
  };
  const choose = (next: SecondStepMethod) => {
    setMethod(next);
    setError(null);
    form.resetFields(["code"]);
  };

  return (
    <Form form={form} name="second-step" layout="vertical" size="large" onFinish={submit}>
      <p style={{ marginBottom: 20 }} role="status">
        {t(`intro.${method}`, { email: maskedEmail ?? "" })}
      </p>
      <FormAlert error={error} />
      {choices.length > 1 && (
        <Form.Item label={t("method")}>
          <Radio.Group
            aria-label={t("method")}
            value={method}
            onChange={(event) => choose(event.target.value as SecondStepMethod)}
            options={choices.map((value) => ({ value, label: t(`by.${value}`) }))}
          />
        </Form.Item>
      )}
      {method !== "passkey" && (
        <CodeField key={method} label={t(`code.${method}`)} digits={DIGITS[method]} />
      )}
      <Form.Item name="remember" valuePropName="checked">
        <Checkbox>{t("remember")}</Checkbox>
      </Form.Item>
      <div style={{ display: "grid", gridGap: 12 }}>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("submit")}
        </Button>
        {method === "letter" && (
          <Button block disabled={left > 0} onClick={() => void send()}>
            {left > 0 ? t("againIn", { time: formatWait(left, language) }) : t("again")}
          </Button>
        )}
        <Button type="link" block onClick={() => onLeave(false)}>
          {t("leave")}
        </Button>
      </div>
    </Form>
  );
}
