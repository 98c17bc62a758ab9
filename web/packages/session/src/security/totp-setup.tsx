/** Setting up an application with codes: the picture, the first code, the recovery codes. */
import { confirmTotp } from "@personal-cabinet/api/acts/confirm-totp";
import { startTotp } from "@personal-cabinet/api/acts/start-totp";
import type { TotpOut } from "@personal-cabinet/api/auth";
import { CodeField } from "@personal-cabinet/ui/form/code-field";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GuardedForm } from "./guarded-form";
import { RecoveryCodes } from "./recovery-codes";
import styles from "./security.module.css";

function FirstCode(props: {
  totp: TotpOut;
  onCodes: (codes: string[]) => void;
  cancel: string | undefined;
  onCancel: () => void;
}) {
  const { totp, onCodes, cancel, onCancel } = props;
  const { t } = useTranslation("security");
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
        <Button onClick={onCancel}>{cancel ?? t("common:password.cancel")}</Button>
      </div>
    </Form>
  );
}

export type TotpSetupProps = {
  /** Called when the codes have been kept. */
  onDone: () => void;
  /** What the way out is called when it is not «Отмена». */
  cancel?: string;
  /** Called when nothing was switched on. */
  onCancel: () => void;
};

export function TotpSetup({ onDone, cancel, onCancel }: TotpSetupProps) {
  const { t } = useTranslation("security");
  const [totp, setTotp] = useState<TotpOut | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes title={t("totp.isOn")} codes={codes} onDone={onDone} />;
  if (totp) {
    return <FirstCode totp={totp} onCodes={setCodes} cancel={cancel} onCancel={onCancel} />;
  }
  return (
    <GuardedForm
      name="totp-start"
      submit={t("totp.next")}
      cancel={cancel}
      onCancel={onCancel}
      onSubmit={async ({ password }) => setTotp(await startTotp(password))}
    />
  );
}
