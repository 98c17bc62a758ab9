/** «Отправить верные»: asked before, and told after, in the words of manual 004 (figures 22, 23). */
import type { SheetOut, SheetSentOut } from "@personal-cabinet/api/cabinet";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "../../shared/new-key";
import { SERVICING } from "../../shared/servicing/api/servicing";
import { sendSheet } from "./api/acts";
import styles from "./sheets.module.css";

function Sent({ sent, onClose }: { sent: SheetSentOut; onClose: () => void }) {
  const { t } = useTranslation("servicing-sheets");
  const { unit, building } = sent.sent;
  return (
    <Dialog
      open
      title={t("message")}
      okText={t("ok")}
      cancelButtonProps={{ style: { display: "none" } }}
      onOk={onClose}
      onCancel={onClose}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <div role="status">
        {(unit > 0 || building === 0) && <p>{t("sent.unit", { count: unit })}</p>}
        {building > 0 && <p>{t("sent.building", { count: building })}</p>}
        {sent.became_wrong > 0 && <p>{t("sent.becameWrong", { count: sent.became_wrong })}</p>}
      </div>
    </Dialog>
  );
}

export function SendDialog({ sheet, onClose }: { sheet: SheetOut; onClose: () => void }) {
  const { t } = useTranslation("servicing-sheets");
  const queries = useQueryClient();
  // However often it is pressed or the network breaks: these rows are sent once.
  const [key] = useState(newKey);
  const { right, wrong, unfilled } = sheet;
  const send = useMutation({ mutationFn: () => sendSheet(sheet.id, key) });
  const close = () => {
    onClose();
    void queries.invalidateQueries({ queryKey: SERVICING });
  };
  if (send.data) return <Sent sent={send.data} onClose={close} />;
  return (
    <Dialog
      open
      title={t("message")}
      okText={t("yes")}
      cancelText={t("no")}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <FormAlert error={send.error} />
      <div className={styles.asked}>
        <p>{t("send.counts", { right, wrong })}</p>
        {unfilled > 0 && <p>{t("send.unfilled", { count: unfilled })}</p>}
        <p>{t("send.question")}</p>
      </div>
    </Dialog>
  );
}
