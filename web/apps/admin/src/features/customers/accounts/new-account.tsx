/** «Добавить абонента»: a new account, of a new subscriber or of the one whose row is chosen. */
import type { NewAccountIn, StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./accounts.module.css";
import { AddressFields } from "./address-fields";
import { makeAccount } from "./api/cards";
import { ACCOUNTS } from "./api/list-accounts";
import {
  type AccountValues,
  accountFields,
  type CustomerValues,
  customerFields,
  given,
} from "./card-values";
import { ContractFields } from "./contract-fields";
import { CustomerFields } from "./customer-fields";

type Customer = StaffAccountOut["customer"];
type Values = AccountValues & {
  number: string;
  whose: "new" | "chosen";
  customer?: CustomerValues & { key?: string };
};

const FIELDS = {
  number: "number",
  contract_start: "contract_start",
  contract_end: "contract_end",
  building_type: "building_type",
} as const;

function newAccount(values: Values, chosen: Customer | undefined): NewAccountIn {
  const account = { ...accountFields(values), number: values.number.trim() };
  if (values.whose === "chosen" && chosen) return { ...account, customer_id: chosen.id };
  const { customer } = values;
  return customer
    ? { ...account, customer: { ...customerFields(customer), key: given(customer.key) } }
    : account;
}

type NewFormProps = { chosen?: Customer | undefined; onDone: (id: number) => void };

function NewForm({ chosen, onDone }: NewFormProps) {
  const { t } = useTranslation("accounts");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const whose = Form.useWatch("whose", form) ?? (chosen ? "chosen" : "new");
  const make = useMutation({
    mutationFn: (values: Values) => makeAccount(newAccount(values, chosen)),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ACCOUNTS });
      onDone(id);
    },
    onError: (error) => {
      showFieldErrors<Values>(form, error, t, FIELDS);
      // Fields of the new subscriber lie one step deeper than the form's own.
      for (const { field } of problemLike(error).errors ?? []) {
        const [, name] = field.match(/^customer\.(\w+)$/) ?? [];
        if (name) {
          const errors = [t(`new.wrong_${name}`, { defaultValue: t("problems:fields.invalid") })];
          form.setFields([{ name: ["customer", name as "key"], errors }]);
        }
      }
    },
  });
  return (
    <Form<Values>
      form={form}
      name="new-account"
      layout="vertical"
      initialValues={{ whose: chosen ? "chosen" : "new", customer: { kind: "individual" } }}
      onFinish={(values) => make.mutate(values)}
    >
      <FormAlert error={make.error} />
      {chosen && (
        <Form.Item name="whose" label={t("new.whose")}>
          <Radio.Group
            aria-label={t("new.whose")}
            options={[
              { value: "chosen", label: t("new.chosen", { name: chosen.name }) },
              { value: "new", label: t("new.new") },
            ]}
          />
        </Form.Item>
      )}
      {whose === "new" && (
        <fieldset className={styles.address}>
          <legend>{t("new.subscriber")}</legend>
          <CustomerFields disabled={false} within={["customer"]} />
          <Form.Item name={["customer", "key"]} label={t("new.key")} extra={t("new.keyHint")}>
            <Input autoComplete="off" maxLength={64} />
          </Form.Item>
        </fieldset>
      )}
      <Form.Item
        name="number"
        label={t("column.number")}
        extra={t("new.numberHint")}
        rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
      >
        <Input autoComplete="off" maxLength={64} />
      </Form.Item>
      <AddressFields disabled={false} known={false} />
      <ContractFields disabled={false} />
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t("new.add")}
      </Button>
    </Form>
  );
}

export type NewAccountProps = NewFormProps & { open: boolean; onClose: () => void };

export function NewAccount({ open, onClose, ...form }: NewAccountProps) {
  const { t } = useTranslation("accounts");
  return (
    <FormDrawer title={t("new.title")} close={t("new.close")} open={open} onClose={onClose}>
      <NewForm {...form} />
    </FormDrawer>
  );
}
