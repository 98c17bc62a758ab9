/** Setting up an application with codes: the picture, the first code, the recovery codes. */
import type { TotpOut } from "@personal-cabinet/api/auth";
import { CodeField } from "@personal-cabinet/ui/form/code-field";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Alert, Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { confirmTotp } from "./api/confirm-totp";
import { startTotp } from "./api/start-totp";
import { GuardedForm } from "./guarded-form";
import styles from "./profile.module.css";

function FirstCode(props: {
  totp: TotpOut;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}) {
  const { totp, onCodes, onCancel } = props;
  const { t } = useTranslation("profile");
  const [form] = Form.useForm<{ code: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async ({ code }: { code: string }) => {
    setBusy(true);
    setError(null);
    try {
      onCodes((await confirmTotp(code.trim())).recovery_codes);
    } catch (failure) {
      setBusy(false);
      if (problemLike(failure).type === "wrong-code") {
        form.setFields([{ name: "code", errors: [t("problems:wrong-code.title")] }]);
        form.getFieldInstance("code")?.focus();
      } else setError(failure);
    }
  };
  return (
    <Form className={styles.form} form={form} name="totp" layout="vertical" onFinish={confirm}>
      <p>{t("totp.scan")}</p>
      <img
        className={styles.qr}
        src={`data:image/svg+xml,${encodeURIComponent(totp.qr_svg)}`}
        alt={t("totp.picture")}
      />
      <p>
        {t("totp.byHand")} <span className={styles.secret}>{totp.secret}</span>
      </p>
      <FormAlert error={error} />
      <CodeField label={t("totp.code")} digits={6} />
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("totp.on")}
        </Button>
        <Button onClick={onCancel}>{t("common:password.cancel")}</Button>
      </div>
    </Form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation("profile");
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.form}>
      <Alert
        type="success"
        showIcon
        role="status"
        title={t("totp.isOn")}
        description={t("totp.keep")}
      />
      <ul className={styles.codes} aria-label={t("totp.codes")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={() => void copyText(codes.join("\n")).then(setCopied)}>
          {t(copied ? "totp.copied" : "totp.copy")}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t("totp.kept")}
        </Button>
      </div>
    </div>
  );
}

/** `onDone` is called when the codes have been kept, `onCancel` when nothing was switched on. */
export function TotpSetup({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation("profile");
  const [totp, setTotp] = useState<TotpOut | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (totp) return <FirstCode totp={totp} onCodes={setCodes} onCancel={onCancel} />;
  return (
    <GuardedForm
      name="totp-start"
      submit={t("totp.next")}
      onCancel={onCancel}
      onSubmit={async ({ password }) => setTotp(await startTotp(password))}
    />
  );
}
