/** Lets a consumer see one more account. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { addAccount } from "./api/add-account";
import { linksQuery } from "./api/list-links";
import { useRequired } from "./fields";

type Values = { number: string };

export function AccountForm({ user, onDone }: { user: ListedUserOut; onDone: () => void }) {
  const { t } = useTranslation("people");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: ({ number }: Values) => addAccount(user.id, number.trim()),
    onSuccess: async () => {
      form.resetFields();
      await queries.invalidateQueries(linksQuery(user.id));
      onDone();
    },
    onError: (error) => {
      const shown = showFieldErrors<Values>(form, error, t, { account_number: "number" });
      if (!shown) form.setFields([{ name: "number", errors: [t("problems:unknown.title")] }]);
    },
  });
  return (
    <Form<Values>
      form={form}
      name="account"
      layout="vertical"
      onFinish={(values) => add.mutate(values)}
    >
      <Form.Item
        name="number"
        label={t("column.account")}
        extra={t("edit.accountsHint")}
        rules={[useRequired()]}
      >
        <Input autoComplete="off" maxLength={64} />
      </Form.Item>
      <Button htmlType="submit" loading={add.isPending}>
        {t("edit.addAccount")}
      </Button>
    </Form>
  );
}
