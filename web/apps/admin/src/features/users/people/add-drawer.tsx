/** Adds a consumer whom staff know: accounts, name, contacts; a letter brings the password. */
import type { ConsumerIn } from "@personal-cabinet/api/auth";
import { accountNumbers } from "@personal-cabinet/ui/form/account-numbers";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { addConsumer } from "./api/add-consumer";
import { PEOPLE } from "./api/list-people";
import { EmailField, NameField, PhoneField, useRequired } from "./fields";
import { unknownNumber } from "./unknown-number";

const MOST_ACCOUNTS = 20;

type Values = {
  accounts: string;
  display_name: string;
  email: string;
  phone?: string;
  language: ConsumerIn["language"];
};

const FIELDS = {
  account_numbers: "accounts",
  display_name: "display_name",
  email: "email",
  phone: "phone",
} as const;

function AddForm({ onDone }: { onDone: (email: string) => void }) {
  const { t } = useTranslation("people");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (values: Values) =>
      addConsumer({
        account_numbers: accountNumbers(values.accounts),
        display_name: values.display_name.trim(),
        email: values.email.trim(),
        phone: values.phone?.trim() || null,
        language: values.language,
      }),
    onSuccess: async (user) => {
      await queries.invalidateQueries({ queryKey: PEOPLE });
      onDone(user.email ?? "");
    },
    onError: (error, values) => {
      showFieldErrors<Values>(form, error, t, FIELDS);
      const number = unknownNumber(error, accountNumbers(values.accounts));
      if (number) {
        form.setFields([{ name: "accounts", errors: [t("add.unknownAccount", { number })] }]);
      }
    },
  });
  return (
    <Form<Values>
      form={form}
      name="add"
      layout="vertical"
      initialValues={{ language: "ru" }}
      onFinish={(values) => add.mutate(values)}
    >
      <FormAlert error={add.error} />
      <Form.Item
        name="accounts"
        label={t("add.accounts")}
        extra={t("add.accountsHint")}
        rules={[
          useRequired(),
          {
            validator: (_, text: string) =>
              accountNumbers(text ?? "").length > MOST_ACCOUNTS
                ? Promise.reject(new Error(t("add.manyAccounts")))
                : Promise.resolve(),
          },
        ]}
      >
        <Input autoComplete="off" maxLength={1000} />
      </Form.Item>
      <NameField />
      <EmailField hint={t("invite.emailHint")} />
      <PhoneField hint={t("add.phoneHint")} />
      <Form.Item name="language" label={t("add.language")}>
        <Radio.Group
          aria-label={t("add.language")}
          options={[
            { value: "ru", label: t("common:language.ru") },
            { value: "en", label: t("common:language.en") },
          ]}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t("add.send")}
      </Button>
    </Form>
  );
}

export type AddDrawerProps = {
  open: boolean;
  onClose: () => void;
  onAdded: (email: string) => void;
};

export function AddDrawer({ open, onClose, onAdded }: AddDrawerProps) {
  const { t } = useTranslation("people");
  return (
    <FormDrawer title={t("add.title")} close={t("add.close")} open={open} onClose={onClose}>
      <AddForm onDone={onAdded} />
    </FormDrawer>
  );
}
