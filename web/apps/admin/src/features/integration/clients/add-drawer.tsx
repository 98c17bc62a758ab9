/** Lets an outside system in: its name and what it may do. */
import type { ClientIn, NewSecretOut } from "@personal-cabinet/api/auth";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { makeClient } from "./api/make-client";
import { scopeWord } from "./scope-word";

const OF_BATCHES: ClientIn["scopes"] = ["batches:write", "batches:read"];
const SCOPES: ClientIn["scopes"] = [
  ...OF_BATCHES,
  "batches:outages",
  "feeds:submissions",
  "feeds:appeals",
  "feeds:outages",
];
const LONGEST_NAME = 100;

type AddDrawerProps = {
  open: boolean;
  onClose: () => void;
  onAdded: (secret: NewSecretOut) => void;
};

function AddForm({ onAdded }: Pick<AddDrawerProps, "onAdded">) {
  const { t } = useTranslation("clients");
  const [form] = Form.useForm<ClientIn>();
  const add = useMutation({
    mutationFn: makeClient,
    onSuccess: onAdded,
    onError: (error) =>
      showFieldErrors<ClientIn>(form, error, t, { name: "name", scopes: "scopes" }),
  });
  const required = t("common:form.required");
  return (
    <Form<ClientIn>
      form={form}
      name="client"
      layout="vertical"
      initialValues={{ scopes: OF_BATCHES }}
      onFinish={(values) => add.mutate({ ...values, name: values.name.trim() })}
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
      <Form.Item
        name="scopes"
        label={t("column.scopes")}
        // `required` would mark the group with an attribute that groups do not have.
        rules={[
          {
            validator: (_, chosen?: string[]) =>
              chosen?.length ? Promise.resolve() : Promise.reject(new Error(required)),
          },
        ]}
      >
        <Checkbox.Group options={SCOPES.map((value) => ({ value, label: scopeWord(t, value) }))} />
      </Form.Item>
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
