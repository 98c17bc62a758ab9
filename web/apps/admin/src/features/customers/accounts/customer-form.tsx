/** The tab «Абонент» of a subscriber's card: who he is in the registry. */
import type { CustomerCardOut, DecisionIn } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import type { Tagged } from "../../../shared/tagged";
import { useMay } from "../../../shared/use-may";
import styles from "./accounts.module.css";
import { changeCustomer, customerQuery, decideForCustomer } from "./api/cards";
import { LISTS } from "./api/list-accounts";
import { type CustomerValues, customerChange } from "./card-values";
import { CustomerConsents } from "./customer-consents";
import { CustomerFields } from "./customer-fields";
import { Differences } from "./differences";

const FIELDS = { name: "name", email: "email", phone: "phone", inn: "inn" } as const;

function valuesOf(card: CustomerCardOut): CustomerValues {
  const { kind, name, email, phone, inn } = card;
  return { kind, name, email: email ?? "", phone: phone ?? "", inn: inn ?? "" };
}

export function CustomerForm({ tagged }: { tagged: Tagged<CustomerCardOut> }) {
  const { t } = useTranslation("accounts");
  const { card, tag } = tagged;
  const operates = useMay("operate");
  const [form] = Form.useForm<CustomerValues>();
  const queries = useQueryClient();
  const { queryKey } = customerQuery(card.id);
  const keep = async (saved: Tagged<CustomerCardOut>) => {
    queries.setQueryData(queryKey, saved);
    form.setFieldsValue(valuesOf(saved.card));
    await queries.invalidateQueries({ queryKey: LISTS });
  };
  const save = useMutation({
    mutationFn: (values: CustomerValues) => changeCustomer(card.id, tag, customerChange(values)),
    onSuccess: keep,
    onError: (error) => showFieldErrors<CustomerValues>(form, error, t, FIELDS),
  });
  const decide = useMutation({
    mutationFn: (decision: DecisionIn) => decideForCustomer(card.id, tag, decision),
    onSuccess: keep,
  });
  const reload = async () => {
    save.reset();
    decide.reset();
    await queries.refetchQueries({ queryKey });
    const now = queries.getQueryData<Tagged<CustomerCardOut>>(queryKey);
    if (now) form.setFieldsValue(valuesOf(now.card));
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
            { label: t("person.key"), value: card.key },
            { label: t("consents.title"), value: <CustomerConsents id={card.id} /> },
          ]}
        />
      </div>
      <Form<CustomerValues>
        form={form}
        name={`customer-${card.id}`}
        layout="vertical"
        initialValues={valuesOf(card)}
        onFinish={(values) => save.mutate(values)}
        onValuesChange={() => save.isSuccess && save.reset()}
      >
        <StaleAlert error={save.error} onReload={() => void reload()} />
        <CustomerFields disabled={!operates} />
        {operates && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("card.apply")}
          </Button>
        )}
      </Form>
    </>
  );
}
