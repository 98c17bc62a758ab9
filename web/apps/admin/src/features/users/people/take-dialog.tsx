/** Asks what stays of an account that is taken away, and says what will happen. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePanelSettings } from "../../../shared/use-panel-settings";
import styles from "../shared/users.module.css";
import { linksQuery } from "./api/list-links";
import { takeAccount } from "./api/take-account";

export type TakeDialogProps = {
  user: ListedUserOut;
  number: string;
  onClose: () => void;
  onDone: () => void;
};

type What = "past" | "nothing";

export function TakeDialog({ user, number, onClose, onDone }: TakeDialogProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const today = todayAt(usePanelSettings().data?.time_zone ?? "UTC");
  const dayId = useId();
  const [what, setWhat] = useState<What>("past");
  const [day, setDay] = useState(today);
  const take = useMutation({
    mutationFn: () => takeAccount(user.id, number, what === "past" ? day : null),
    onSuccess: async () => {
      await queries.invalidateQueries(linksQuery(user.id));
      onDone();
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t("take.ask", { number })}
      okText={t("take.open")}
      okButtonProps={{ danger: true, loading: take.isPending, disabled: what === "past" && !day }}
      cancelText={t("common:password.cancel")}
      closable={false}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <FormAlert error={take.error} />
      <Radio.Group
        aria-label={t("take.what")}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
        className={styles.choices}
        options={(["past", "nothing"] as const).map((value) => ({
          value,
          label: t(`take.${value}`),
        }))}
      />
      {what === "past" && (
        <label className={styles.day} htmlFor={dayId}>
          {t("take.lastDay")}
          <Input
            id={dayId}
            type="date"
            value={day}
            max={today}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
      )}
      <p>
        {t(what === "past" ? "take.pastAbout" : "take.nothingAbout", { name: user.display_name })}
      </p>
    </Dialog>
  );
}
