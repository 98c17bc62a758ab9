/** Asks where the test letter shall go, and says where it went or why not. */
import type { MailTestOut } from "@personal-cabinet/api/wizard";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Alert, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./mail.module.css";
import { ADDRESS } from "./mail-values";

export type Tried =
  | { kind: "none" }
  | { kind: "running" }
  | { kind: "refused"; error: unknown }
  | { kind: "answer"; answer: MailTestOut; to: string };

export type TestLetterProps = {
  open: boolean;
  /** The address that stands there at first. */
  to: string;
  onSend: (to: string) => void;
  onClose: () => void;
};

export function TestLetter({ open, to, onSend, onClose }: TestLetterProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ to: string }>();
  return (
    <Dialog
      open={open}
      title={t("mail:test.title")}
      okText={t("mail:test.send")}
      cancelText={t("actions.cancel")}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={{ "aria-label": t("mail:test.close") }}
      destroyOnHidden
    >
      <Form
        form={form}
        name="test-letter"
        layout="vertical"
        initialValues={{ to }}
        clearOnDestroy
        onFinish={(values) => onSend(values.to.trim())}
      >
        <Form.Item
          name="to"
          label={t("mail:test.to")}
          extra={t("mail:test.toHint")}
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
            autoComplete="email"
            autoFocus
            maxLength={320}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** Title and advice of an outcome; one that is not known yet is shown as it is. */
function Answer({ answer, to }: { answer: MailTestOut; to: string }) {
  const { t } = useTranslation();
  if (answer.ok) {
    return (
      <Alert
        type="success"
        showIcon
        title={t("mail:test.sent", { to })}
        description={t("mail:test.sentText")}
      />
    );
  }
  const code = answer.outcome;
  const title = t(`mail:outcomes.${code}.title`, { defaultValue: "" });
  return (
    <Alert
      type="error"
      showIcon
      title={title || t("mail:outcomes.unknown.title", { code })}
      description={
        <>
          {t(`mail:outcomes.${title ? code : "unknown"}.advice`)}
          {answer.detail && (
            <div className={styles.detail}>
              {t("mail:test.answered", { detail: answer.detail })}
            </div>
          )}
        </>
      }
    />
  );
}

export function TestResult({ tried }: { tried: Tried }) {
  const { t } = useTranslation();
  return (
    <div className={styles.result} role="status">
      {tried.kind === "running" && <Alert type="info" showIcon title={t("mail:test.running")} />}
      {tried.kind === "refused" && <FormAlert error={tried.error} />}
      {tried.kind === "answer" && <Answer answer={tried.answer} to={tried.to} />}
    </div>
  );
}
