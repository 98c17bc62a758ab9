/** A new secret, shown this once, with a way to carry it off. */
import type { NewSecretOut } from "@personal-cabinet/api/auth";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./clients.module.css";

export function SecretNote({ secret, onClose }: { secret: NewSecretOut; onClose: () => void }) {
  const { t } = useTranslation("clients");
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => setCopied(await copyText(secret.client_secret));
  return (
    <Dialog
      open
      title={t("secret.title")}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t("secret.kept")}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t("secret.once")} style={{ marginBottom: 16 }} />
      <p>{t("secret.id")}</p>
      <p className={styles.secret}>{secret.client_id}</p>
      <p>{t("secret.value")}</p>
      <p className={styles.secret}>{secret.client_secret}</p>
      <Button onClick={() => void copy()}>{t("secret.copy")}</Button>
      <p role="status">{copied !== null && t(copied ? "secret.copied" : "secret.notCopied")}</p>
    </Dialog>
  );
}
