/** Another key of a source, tried before it replaces the former. */
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { SOURCES } from "./api/list-sources";
import { replaceKey } from "./api/save-source";
import { KeyField } from "./key-field";
import { UncheckedAlert } from "./unchecked-alert";

type Values = { key: string; unchecked?: boolean };

export function KeyForm({ id, onDone }: { id: number; onDone: () => void }) {
  const { t } = useTranslation("sources");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ key, unchecked = false }: Values) => replaceKey(id, { key, unchecked }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: SOURCES });
      onDone();
    },
    onError: (error) => showFieldErrors<Values>(form, error, t, { key: "key" }),
  });
  return (
    <Form<Values>
      form={form}
      name="source-key"
      layout="vertical"
      onFinish={(values) => save.mutate(values)}
    >
      <UncheckedAlert error={save.error} />
      <KeyField />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t("form.replace")}
      </Button>
    </Form>
  );
}
