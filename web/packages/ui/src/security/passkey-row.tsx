/** One passkey: its name and history, and the ways to rename or remove it. */
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Passkey, PasskeyActs } from "./passkey-acts";
import { PasskeyForm } from "./passkey-form";
import styles from "./security.module.css";

export type PasskeyRowProps = {
  passkey: Passkey;
  acts: Pick<PasskeyActs, "renamePasskey" | "removePasskey">;
  renew: () => Promise<unknown>;
};

export function PasskeyRow({ passkey, acts, renew }: PasskeyRowProps) {
  const { t } = useTranslation("passkeys");
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const { id, name } = passkey;
  const close = () => setOpen(null);
  const facts = [
    t("added", { at: formatMinute(passkey.created_at) }),
    passkey.last_used_at ? t("used", { at: formatMinute(passkey.last_used_at) }) : t("unused"),
    ...(passkey.backed_up ? [t("backedUp")] : []),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div className={styles.what}>
          <h3>{name}</h3>
          <div className={styles.value}>{facts.join(", ")}</div>
        </div>
        {open === null && (
          <div className={styles.actions}>
            <Button onClick={() => setOpen("rename")} aria-label={`${t("rename")}: ${name}`}>
              {t("rename")}
            </Button>
            <Button onClick={() => setOpen("remove")} aria-label={`${t("remove")}: ${name}`}>
              {t("remove")}
            </Button>
          </div>
        )}
      </div>
      {open === "rename" && (
        <PasskeyForm
          id={`rename-${id}`}
          name={name}
          password={false}
          submit={t("save")}
          onCancel={close}
          onSubmit={async (values) => {
            await acts.renamePasskey(id, values.name);
            await renew();
            close();
          }}
        />
      )}
      {open === "remove" && (
        <PasskeyForm
          id={`remove-${id}`}
          name={null}
          password
          submit={t("remove")}
          onCancel={close}
          onSubmit={async (values) => {
            await acts.removePasskey(id, values.password);
            await renew();
          }}
        />
      )}
    </li>
  );
}
