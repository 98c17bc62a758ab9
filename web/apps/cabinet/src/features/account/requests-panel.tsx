/** What has become of the reader's requests for accounts; those that are open can be taken back. */
import type { AccountRequestOut } from "@personal-cabinet/api/auth";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./account.module.css";
import { requestsQuery } from "./api/list-requests";
import { withdrawRequest } from "./api/withdraw-request";

/** What was added is among the accounts; what was taken back is wanted no more. */
const SHOWN = ["asked", "waiting", "refused", "declined", "expired"];

function Withdrawal(props: { request: AccountRequestOut; onClose: () => void }) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const tell = useTell();
  const withdraw = useMutation({
    mutationFn: () => withdrawRequest(props.request.id),
    onSuccess: () => {
      tell(t("requests.withdrawn"));
      props.onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: requestsQuery.queryKey }),
  });
  return (
    <Dialog
      open
      title={t("requests.withdrawTitle")}
      okText={t("requests.withdraw")}
      cancelText={t("cancel")}
      confirmLoading={withdraw.isPending}
      onOk={() => withdraw.mutate()}
      onCancel={props.onClose}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <FormAlert error={withdraw.error} />
      <p>{t("requests.withdrawText", { number: props.request.account_number })}</p>
    </Dialog>
  );
}

export function RequestsPanel({ requests }: { requests: AccountRequestOut[] }) {
  const { t } = useTranslation("account");
  const [chosen, setChosen] = useState<AccountRequestOut | null>(null);
  const shown = requests.filter((request) => SHOWN.includes(request.state));
  if (shown.length === 0) return null;
  return (
    <Panel title={t("requests.title")}>
      <ul className={styles.rows}>
        {shown.map((request) => (
          <li key={request.id} className={styles.row}>
            <div className={styles.what}>
              <h3>{t("number", { number: request.account_number })}</h3>
              <p>
                {t(`requests.${request.state}`, {
                  day: request.asked_until ? formatDay(request.asked_until) : "",
                  reason: request.reason ?? "",
                })}
              </p>
              <p className={styles.soft}>
                {t("requests.sent", { day: formatDay(request.created_at) })}
              </p>
            </div>
            {(request.state === "asked" || request.state === "waiting") && (
              <Button
                aria-label={t("requests.withdrawOf", { number: request.account_number })}
                onClick={() => setChosen(request)}
              >
                {t("requests.withdraw")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen && <Withdrawal request={chosen} onClose={() => setChosen(null)} />}
    </Panel>
  );
}
