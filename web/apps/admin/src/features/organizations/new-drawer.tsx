/** Adds an organisation with its contact person, who gets a letter. */
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { addOrganization, ORGANIZATIONS } from "./api/organizations";
import {
  OrganizationFields,
  type OrganizationValues,
  organizationOf,
  PersonFields,
  type PersonValues,
  personOf,
} from "./organization-fields";

type Values = OrganizationValues & PersonValues;

const FIELDS = {
  name: "name",
  short_name: "short_name",
  inn: "inn",
  agreement_number: "agreement_number",
  "contact.name": "person",
  "contact.email": "email",
  "contact.phone": "phone",
} as const;

function NewForm({ onAdded }: { onAdded: (id: number) => void }) {
  const { t } = useTranslation("organizations");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const tell = useTell();
  const add = useMutation({
    mutationFn: (values: Values) =>
      addOrganization({ ...organizationOf(values), contact: personOf(values) }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ORGANIZATIONS });
      tell(t("form.added"));
      onAdded(id);
    },
    onError: (error) => showFieldErrors<Values>(form, error, t, FIELDS),
  });
  return (
    <Form<Values>
      form={form}
      name="organization"
      layout="vertical"
      initialValues={{ kind: "management_company" }}
      onFinish={(values) => add.mutate(values)}
    >
      <FormAlert error={add.error} />
      <OrganizationFields />
      <h2>{t("form.contact")}</h2>
      <PersonFields />
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t("form.add")}
      </Button>
    </Form>
  );
}

type NewDrawerProps = { open: boolean; onClose: () => void; onAdded: (id: number) => void };

export function NewDrawer({ open, onClose, onAdded }: NewDrawerProps) {
  const { t } = useTranslation("organizations");
  return (
    <FormDrawer title={t("newOne")} close={t("close")} open={open} onClose={onClose}>
      <NewForm onAdded={onAdded} />
    </FormDrawer>
  );
}
