/** An account's card (manual, figure 37): its address, building and contract, changed and saved. */
import type { DecisionIn, StaffAccountCardOut } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { StaleAlert } from "../../../shared/stale-alert";
import type { Tagged } from "../../../shared/tagged";
import { useMay } from "../../../shared/use-may";
import styles from "./accounts.module.css";
import { AddressFields } from "./address-fields";
import { accountQuery, changeAccount, decideForAccount } from "./api/cards";
import { LISTS } from "./api/list-accounts";
import { type AccountValues, accountChange, accountValues } from "./card-values";
import { ContractFields } from "./contract-fields";
import { Differences } from "./differences";

const FIELDS = {
  building_type: "building_type",
  contract_start: "contract_start",
  contract_end: "contract_end",
} as const;

export type AccountFormProps = {
  tagged: Tagged<StaffAccountCardOut>;
  /** Where its subscriber's card opens; absent on that card itself. */
  customerAddress?: string;
};

export function AccountForm({ tagged, customerAddress }: AccountFormProps) {
  const { t } = useTranslation("accounts");
  const { card, tag } = tagged;
  const operates = useMay("operate");
  const [form] = Form.useForm<AccountValues>();
  const queries = useQueryClient();
  const { queryKey } = accountQuery(card.id);
  const keep = async (saved: Tagged<StaffAccountCardOut>) => {
    queries.setQueryData(queryKey, saved);
    form.setFieldsValue(accountValues(saved.card));
    await queries.invalidateQueries({ queryKey: LISTS });
  };
  const save = useMutation({
    mutationFn: (values: AccountValues) => changeAccount(card.id, tag, accountChange(values)),
    onSuccess: keep,
    onError: (error) => showFieldErrors<AccountValues>(form, error, t, FIELDS),
  });
  const decide = useMutation({
    mutationFn: (decision: DecisionIn) => decideForAccount(card.id, tag, decision),
    onSuccess: keep,
  });
  const reload = async () => {
    save.reset();
    decide.reset();
    await queries.refetchQueries({ queryKey });
    const now = queries.getQueryData<Tagged<StaffAccountCardOut>>(queryKey);
    if (now) form.setFieldsValue(accountValues(now.card));
  };
  return (
    <>
      <div role="status">
        {save.isSuccess && <Alert type="success" showIcon title={t("card.saved")} />}
      </div>
      <Differences
        differences={card.differences}
        pending={decide.isPending}
        onDecide={operates ? decide.mutate : undefined}
      />
      <StaleAlert error={decide.error} onReload={() => void reload()} />
      <div className={styles.facts}>
        <Facts
          facts={[
            { label: t("column.number"), value: card.number },
            {
              label: t("column.customer"),
              value: customerAddress ? (
                <Link to={customerAddress}>{card.customer.name}</Link>
              ) : (
                card.customer.name
              ),
            },
            { label: t("card.agreement"), value: card.agreement_number },
          ]}
        />
      </div>
      <Form<AccountValues>
        form={form}
        name={`account-${card.id}`}
        layout="vertical"
        initialValues={accountValues(card)}
        onFinish={(values) => save.mutate(values)}
        onValuesChange={() => save.isSuccess && save.reset()}
      >
        <StaleAlert error={save.error} onReload={() => void reload()} />
        <AddressFields disabled={!operates} known={card.address !== null} />
        <ContractFields disabled={!operates} />
        {operates && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("card.apply")}
          </Button>
        )}
      </Form>
    </>
  );
}
