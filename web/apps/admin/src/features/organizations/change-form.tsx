/** What an organisation is, to be changed; ended, or taken up again. */
import type { StaffOrganizationCardOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../shared/stale-alert";
import { changeOrganization, ORGANIZATIONS, turnOrganization } from "./api/organizations";
import { Ask } from "./ask";
import { OrganizationFields, type OrganizationValues, organizationOf } from "./organization-fields";
import styles from "./organizations.module.css";

const FIELDS = {
  name: "name",
  short_name: "short_name",
  inn: "inn",
  agreement_number: "agreement_number",
} as const;

type ChangeProps = { one: StaffOrganizationCardOut; tag: string; onReload: () => void };

export function ChangeForm({ one, tag, onReload }: ChangeProps) {
  const { t } = useTranslation("organizations");
  const [form] = Form.useForm<OrganizationValues>();
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const tell = useTell();
  const renew = () => queries.invalidateQueries({ queryKey: ORGANIZATIONS });
  const change = useMutation({
    mutationFn: (values: OrganizationValues) =>
      changeOrganization(one.id, tag, organizationOf(values)),
    onSuccess: async () => {
      await renew();
      tell(t("form.saved"));
    },
    onError: (error) => showFieldErrors<OrganizationValues>(form, error, t, FIELDS),
  });
  const turn = one.ended_at ? "resume" : "end";
  return (
    <>
      <Form<OrganizationValues>
        form={form}
        name="organization"
        layout="vertical"
        initialValues={{
          name: one.name,
          short_name: one.short_name,
          kind: one.kind,
          inn: one.inn ?? "",
          agreement_number: one.agreement_number ?? "",
        }}
        onFinish={(values) => change.mutate(values)}
      >
        <StaleAlert error={change.error} onReload={onReload} />
        <OrganizationFields />
        {one.told_by_system && <p className={styles.soft}>{t("form.systemHint")}</p>}
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("form.save")}
          </Button>
          <Button danger={turn === "end"} onClick={() => setAsked(true)}>
            {t(`${turn}.act`)}
          </Button>
        </div>
      </Form>
      {asked && (
        <Ask
          title={t(`${turn}.title`)}
          ok={t(`${turn}.act`)}
          danger={turn === "end"}
          act={() => turnOrganization(one.id, tag, turn)}
          onDone={async () => {
            await renew();
            tell(t(`${turn}.done`));
          }}
          onClose={() => setAsked(false)}
          refusal={(error) => <StaleAlert error={error} onReload={onReload} />}
        >
          <p>{t(`${turn}.text`)}</p>
        </Ask>
      )}
    </>
  );
}
