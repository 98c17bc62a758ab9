/** Says what is erased and what the law keeps, before it is done. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../shared/users.module.css";
import { PEOPLE } from "./api/list-people";
import { eraseConsumer } from "./api/personal-data";

const GONE = ["user", "appeals", "letters", "orders", "photos"] as const;
const KEPT = ["readings", "contracts", "consents", "acts"] as const;

export type EraseDialogProps = { user: ListedUserOut; onClose: () => void; onErased: () => void };

export function EraseDialog({ user, onClose, onErased }: EraseDialogProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const tell = useTell();
  const [sure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => eraseConsumer(user.id),
    onSuccess: async () => {
      tell(t("personal.erased"));
      onClose();
      onErased();
      await queries.invalidateQueries({ queryKey: PEOPLE });
    },
  });
  return (
    <Dialog
      open
      title={t("personal.ask", { name: user.display_name })}
      okText={t("personal.erase")}
      okButtonProps={{ danger: true, disabled: !sure, loading: erase.isPending }}
      cancelText={t("common:password.cancel")}
      closable={false}
      onOk={() => erase.mutate()}
      onCancel={onClose}
    >
      <FormAlert error={erase.error} />
      <h3>{t("personal.goneTitle")}</h3>
      <ul className={styles.points}>
        {GONE.map((one) => (
          <li key={one}>{t(`personal.gone.${one}`)}</li>
        ))}
      </ul>
      <h3>{t("personal.keptTitle")}</h3>
      <ul className={styles.points}>
        {KEPT.map((one) => (
          <li key={one}>{t(`personal.kept.${one}`)}</li>
        ))}
      </ul>
      <p style={{ marginBottom: 12 }}>{t("personal.how")}</p>
      <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
        {t("personal.sure")}
      </Checkbox>
    </Dialog>
  );
}
