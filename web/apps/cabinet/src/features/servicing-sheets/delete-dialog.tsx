/** What is deleted from the buffer is asked about before (manual 004, figure 25). */
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { SHEETS } from "./api/sheets";

export type DeleteDialogProps = {
  question: string;
  act: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
};

export function DeleteDialog({ question, act, onDone, onClose }: DeleteDialogProps) {
  const { t } = useTranslation("servicing-sheets");
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: act,
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: SHEETS });
    },
  });
  return (
    <Dialog
      open
      title={t("message")}
      okText={t("yes")}
      cancelText={t("no")}
      okButtonProps={{ danger: true }}
      confirmLoading={remove.isPending}
      onOk={() => remove.mutate()}
      onCancel={onClose}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <FormAlert error={remove.error} />
      <p>{question}</p>
    </Dialog>
  );
}
