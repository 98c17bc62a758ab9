/** A card's form: what differs, the fields as they are, why they change, what was refused. */
import type { DecisionIn } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { type QueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form } from "antd";
import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ReasonField } from "../../../shared/reason-field";
import { StaleAlert } from "../../../shared/stale-alert";
import type { Tagged } from "../../../shared/tagged";
import { useMay } from "../../../shared/use-may";
import styles from "./accounts.module.css";
import { LISTS } from "./api/list-accounts";
import { Differences } from "./differences";

type Card = { id: number; differences: ComponentProps<typeof Differences>["differences"] };

export type CardFormProps<Shown extends Card, Values extends { reason?: string }> = {
  name: string;
  card: Shown;
  /** What has read it. */
  query: Required<Pick<QueryOptions, "queryKey">>;
  facts: Fact[];
  valuesOf: (card: Shown) => Values;
  change: (values: Values) => Promise<Tagged<Shown>>;
  decide: (decision: DecisionIn) => Promise<Tagged<Shown>>;
  /** Where a refusal of a field is shown. */
  fields: Record<string, keyof Values & string>;
  children: (disabled: boolean) => ReactNode;
};

export function CardForm<Shown extends Card, Values extends { reason?: string }>(
  props: CardFormProps<Shown, Values>,
) {
  const { name, card, facts, valuesOf, fields, children } = props;
  const { queryKey } = props.query;
  const { t } = useTranslation("accounts");
  const operates = useMay("accounts:change");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const show = (now: Shown) => form.setFieldsValue({ ...valuesOf(now), reason: "" } as never);
  const keep = async (saved: Tagged<Shown>) => {
    queries.setQueryData(queryKey, saved);
    show(saved.card);
    await queries.invalidateQueries({ queryKey: LISTS });
  };
  const save = useMutation({
    mutationFn: props.change,
    onSuccess: keep,
    onError: (error) => showFieldErrors<Values>(form, error, t, fields),
  });
  const decide = useMutation({ mutationFn: props.decide, onSuccess: keep });
  const reload = async () => {
    save.reset();
    decide.reset();
    await queries.refetchQueries({ queryKey });
    const now = queries.getQueryData<Tagged<Shown>>(queryKey);
    if (now) show(now.card);
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
        <Facts facts={facts} />
      </div>
      <Form<Values>
        form={form}
        name={`${name}-${card.id}`}
        layout="vertical"
        initialValues={valuesOf(card)}
        onFinish={(values) => save.mutate(values)}
        onValuesChange={() => save.isSuccess && save.reset()}
      >
        <StaleAlert error={save.error} onReload={() => void reload()} />
        {children(!operates)}
        {operates && (
          <>
            <ReasonField />
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t("card.apply")}
            </Button>
          </>
        )}
      </Form>
    </>
  );
}
