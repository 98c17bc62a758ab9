/** Asks whether an act is meant, does it, and says why it was refused. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Act, changeUser } from "./api/change-user";
import { PEOPLE } from "./api/list-people";

export type Asked = { user: ListedUserOut; act: Act };
export type ActDialogProps = { asked: Asked; onClose: () => void; onDone?: (asked: Asked) => void };

export function ActDialog({ asked, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const { user, act } = asked;
  const change = useMutation({
    mutationFn: () => changeUser(user, act),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: PEOPLE });
      onDone?.(asked);
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t(`ask.${act}`, { name: user.display_name })}
      okText={t(`act.${act}`)}
      okButtonProps={{
        danger: act === "remove" || act === "factor",
        loading: change.isPending,
      }}
      cancelText={t("common:password.cancel")}
      closable={false}
      onOk={() => change.mutate()}
      onCancel={onClose}
    >
      <FormAlert error={change.error} />
      <p>{t(`what.${act}`, { email: user.email })}</p>
    </Dialog>
  );
}
