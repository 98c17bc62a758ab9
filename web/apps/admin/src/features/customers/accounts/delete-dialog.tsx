/** Says what deleting the chosen rows would do, does exactly that, and tells how to undo it. */
import type { DeletionIn } from "@personal-cabinet/api/cabinet";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { ReasonField } from "../../../shared/reason-field";
import { StaleAlert } from "../../../shared/stale-alert";
import styles from "./accounts.module.css";
import { deleteChosen, planQuery } from "./api/deletions";
import { ACCOUNTS } from "./api/list-accounts";

export type DeleteDialogProps = {
  chosen: DeletionIn;
  onClose: () => void;
  onDone: (deletion: { id: number; accounts: number }) => void;
};

export function DeleteDialog({ chosen, onClose, onDone }: DeleteDialogProps) {
  const { t } = useTranslation("accounts");
  const queries = useQueryClient();
  const plan = useQuery(planQuery(chosen));
  const [form] = Form.useForm<{ reason: string }>();
  const what = chosen.customers?.length ? "customers" : "accounts";
  const remove = useMutation({
    mutationFn: ({ tag, reason }: { tag: string; reason: string }) =>
      deleteChosen({ ...chosen, reason: reason.trim() }, tag),
    onSuccess: async (deletion) => {
      onDone(deletion);
      await queries.invalidateQueries({ queryKey: ACCOUNTS });
    },
  });
  const again = () => {
    remove.reset();
    void plan.refetch();
  };
  return (
    <Dialog
      open
      title={t(`delete.title_${what}`)}
      okText={t(`delete.${what}`)}
      okButtonProps={{ danger: true, loading: remove.isPending, disabled: !plan.data }}
      cancelText={t("delete.cancel")}
      closable={false}
      onOk={form.submit}
      onCancel={onClose}
    >
      <StaleAlert error={remove.error} onReload={again} />
      <Fetched query={plan}>
        {({ card }) => (
          <>
            <p>{t("delete.what", { days: card.restorable_days })}</p>
            <Facts
              facts={[
                {
                  label: t("delete.numbers"),
                  value:
                    card.numbers.join(", ") +
                    (card.accounts > card.numbers.length
                      ? t("delete.more", { count: card.accounts - card.numbers.length })
                      : ""),
                },
                ...(what === "customers"
                  ? [{ label: t("delete.people"), value: card.customers }]
                  : []),
                { label: t("delete.count"), value: card.accounts },
                { label: t("delete.open"), value: card.open_contracts },
                { label: t("delete.users"), value: card.users },
                {
                  label: t("delete.meters"),
                  value: t("delete.metersStay", {
                    count: card.meters,
                    measured: card.measured_meters,
                  }),
                },
              ]}
            />
          </>
        )}
      </Fetched>
      <Form
        form={form}
        name="delete"
        className={styles.why ?? ""}
        layout="vertical"
        onFinish={({ reason }) => plan.data && remove.mutate({ tag: plan.data.tag, reason })}
      >
        <ReasonField />
      </Form>
    </Dialog>
  );
}
