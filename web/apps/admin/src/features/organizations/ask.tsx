/** Asks whether an act is meant, and does it. */
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type AskProps = {
  title: string;
  ok: string;
  danger?: boolean;
  act: () => Promise<unknown>;
  onDone: () => Promise<void>;
  onClose: () => void;
  /** Says why it was refused, when that is more than words. */
  refusal?: (error: unknown) => ReactNode;
  children: ReactNode;
};

export function Ask({ title, ok, danger = false, act, onDone, onClose, ...more }: AskProps) {
  const { t } = useTranslation("organizations");
  const doing = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={title}
      okText={ok}
      okButtonProps={{ danger, loading: doing.isPending }}
      cancelText={t("back")}
      closable={false}
      onOk={() => doing.mutate()}
      onCancel={onClose}
    >
      {more.refusal ? more.refusal(doing.error) : <FormAlert error={doing.error} />}
      {more.children}
    </Dialog>
  );
}
