/** Lets an outside system in: its name and what it may do. */
import type { ClientIn, NewSecretOut } from "@personal-cabinet/api/auth";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { makeClient } from "./api/make-client";
import { ClientFields, OF_BATCHES } from "./client-fields";
import { endOf } from "./last-day";

const LONGEST_NAME = 100;

type Values = { name: string; scopes: ClientIn["scopes"]; last_day?: string };

type AddDrawerProps = {
  open: boolean;
  onClose: () => void;
  onAdded: (secret: NewSecretOut) => void;
};

function AddForm({ onAdded }: Pick<AddDrawerProps, "onAdded">) {
  const { t } = useTranslation("clients");
  const [form] = Form.useForm<Values>();
  const add = useMutation({
    mutationFn: makeClient,
    onSuccess: onAdded,
    onError: (error) =>
      showFieldErrors<Values>(form, error, t, {
        name: "name",
        scopes: "scopes",
        ends_at: "last_day",
      }),
  });
  const required = t("common:form.required");
  return (
    <Form<Values>
      form={form}
      name="client"
      layout="vertical"
      initialValues={{ scopes: OF_BATCHES }}
      onFinish={({ name, scopes, last_day: day }) =>
        add.mutate({ name: name.trim(), scopes, ends_at: endOf(day) })
      }
    >
      <FormAlert error={add.error} />
      <Form.Item
        name="name"
        label={t("column.name")}
        extra={t("nameHint")}
        rules={[{ required: true, whitespace: true, message: required }]}
      >
        <Input autoComplete="off" maxLength={LONGEST_NAME} />
      </Form.Item>
      <ClientFields />
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t("add")}
      </Button>
    </Form>
  );
}

export function AddDrawer({ open, onClose, onAdded }: AddDrawerProps) {
  const { t } = useTranslation("clients");
  return (
    <FormDrawer title={t("addTitle")} close={t("close")} open={open} onClose={onClose}>
      <AddForm onAdded={onAdded} />
    </FormDrawer>
  );
}
