/** What an outside system may do from now on, and until which day. */
import type { ClientIn, ClientOut } from "@personal-cabinet/api/auth";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { changeClient } from "./api/change-client";
import { CLIENTS } from "./api/list-clients";
import { ClientFields } from "./client-fields";
import styles from "./clients.module.css";
import { endOf, lastDayOf } from "./last-day";

type Values = { scopes: ClientIn["scopes"]; last_day?: string };
const NAMES = { scopes: "scopes", ends_at: "last_day" } as const;

function ChangeForm({ client, onDone }: { client: ClientOut; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ scopes, last_day: day }: Values) =>
      changeClient(client.id, { scopes, ends_at: endOf(day) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: CLIENTS });
      onDone();
    },
    onError: (error) => showFieldErrors<Values>(form, error, t, NAMES),
  });
  return (
    <Form<Values>
      form={form}
      name="client-change"
      layout="vertical"
      initialValues={{ scopes: client.scopes, last_day: lastDayOf(client.ends_at) }}
      onFinish={(values) => save.mutate(values)}
    >
      <h2 className={styles.name}>{client.name}</h2>
      <FormAlert error={save.error} />
      <ClientFields />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t("save")}
      </Button>
    </Form>
  );
}

type ChangeDrawerProps = { client: ClientOut | null; onClose: () => void };

export function ChangeDrawer({ client, onClose }: ChangeDrawerProps) {
  const { t } = useTranslation("clients");
  return (
    <RecordDrawer
      record={client}
      title={t("act.change")}
      close={t("close")}
      width={480}
      onClose={onClose}
    >
      {(shown) => <ChangeForm key={shown.id} client={shown} onDone={onClose} />}
    </RecordDrawer>
  );
}
