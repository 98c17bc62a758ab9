/** Giving an account up: what is lost is said before, and who is the last is told so. */
import type { AccountCardOut } from "@personal-cabinet/api/cabinet";
import { asProblem } from "@personal-cabinet/api/problem";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import styles from "./account.module.css";
import { leaveAccount } from "./api/leave-account";

export type LeaveDialogProps = { account: AccountCardOut; onClose: () => void };

export function LeaveDialog({ account, onClose }: LeaveDialogProps) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  const [keep, setKeep] = useState(account.ongoing);
  const [known, setKnown] = useState(false);
  // Another may have left since the card was read.
  const [left, setLeft] = useState(false);
  const alone = account.ongoing && (left || account.others.length === 0);
  const leave = useMutation({
    mutationFn: () => leaveAccount(account.id, { keep_past: keep, nobody_else: known }),
    onSuccess: async () => {
      tell(t("leave.done"));
      onClose();
      await navigate("/account");
      await queries.invalidateQueries();
    },
    onError: (failure) => setLeft(asProblem(failure).type === "nobody-else-sees" || left),
  });
  return (
    <Dialog
      open
      title={t("leave.title", { number: account.number })}
      okText={t("leave.do")}
      cancelText={t("cancel")}
      okButtonProps={{ danger: true, disabled: alone && !known }}
      confirmLoading={leave.isPending}
      onOk={() => leave.mutate()}
      onCancel={onClose}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <div className={styles.dialog}>
        <FormAlert error={leave.error} />
        <p>{t(account.ongoing ? "leave.lost" : "leave.lostPast")}</p>
        {account.ongoing && (
          <>
            <p>{t("leave.contract")}</p>
            <p>{t("leave.back")}</p>
            <Checkbox checked={keep} onChange={(event) => setKeep(event.target.checked)}>
              {t("leave.keep")}
            </Checkbox>
          </>
        )}
        {alone && (
          <>
            <Alert
              type="warning"
              showIcon
              title={t("leave.alone")}
              description={t("leave.aloneAbout")}
            />
            <Checkbox checked={known} onChange={(event) => setKnown(event.target.checked)}>
              {t("leave.aloneKnown")}
            </Checkbox>
          </>
        )}
      </div>
    </Dialog>
  );
}
