/** The form of the organisation: save it with its logo and go on to the check. */
import type { OrganisationOut } from "@personal-cabinet/api/wizard";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { organisationQuery } from "../../shared/api/get-organisation";
import { forgetTyped, rememberTyped, typed } from "../../shared/memory";
import { StepActions } from "../../shared/step-actions";
import { serversPath } from "../../shared/steps";
import { removeLogo } from "./api/remove-logo";
import { saveLogo } from "./api/save-logo";
import { saveOrganisation } from "./api/save-organisation";
import { type ChosenLogo, LogoField } from "./logo-field";
import styles from "./organisation.module.css";
import { OrganisationFields } from "./organisation-fields";
import {
  isChanged,
  type OrganisationValues,
  organisationOf,
  valuesOf,
} from "./organisation-values";

const FIELDS = {
  name: "name",
  inn: "inn",
  legal_address: "legal_address",
  postal_address: "postal_address",
  phone: "phone",
  hours: "hours",
  hours_en: "hours_en",
  color: "color",
  time_zone: "time_zone",
} as const;

export type OrganisationFormProps = { saved: OrganisationOut; onDone: () => Promise<void> };

export function OrganisationForm({ saved, onDone }: OrganisationFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<OrganisationValues>();
  const [logo, setLogo] = useState<ChosenLogo>();
  const [logoError, setLogoError] = useState<unknown>(null);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);

  const words = (code: string) =>
    t(`organisation:codes.${code}`, { defaultValue: "" }) || undefined;
  /** Puts the logo where it belongs; says whether it was taken. */
  const keepLogo = async () => {
    try {
      if (logo) await saveLogo(logo);
      if (logo === null && saved.logo) await removeLogo();
      setLogo(undefined);
      return true;
    } catch (refusal) {
      setLogoError(refusal);
      return false;
    }
  };
  const save = async () => {
    const values: OrganisationValues = form.getFieldsValue(true);
    setSaving(true);
    setError(null);
    setLogoError(null);
    try {
      if (saved.state !== "saved" || isChanged(values, saved)) {
        await saveOrganisation(organisationOf(values));
      }
      const kept = await keepLogo();
      await queries.invalidateQueries(organisationQuery());
      if (!kept) return;
      forgetTyped("organisation");
      await onDone();
    } catch (refusal) {
      if (!showFieldErrors<OrganisationValues>(form, refusal, t, FIELDS, words)) setError(refusal);
    } finally {
      setSaving(false);
    }
  };

  return (
    <Form
      form={form}
      name="organisation"
      layout="vertical"
      initialValues={valuesOf(saved, typed<OrganisationValues>("organisation"))}
      onValuesChange={() => {
        rememberTyped("organisation", form.getFieldsValue(true));
        setError(null);
      }}
      onFinish={() => void save()}
    >
      <div className={styles.form}>
        <OrganisationFields />
        <LogoField
          saved={saved.logo ?? null}
          chosen={logo}
          onChoose={(chosen) => {
            setLogo(chosen);
            setLogoError(null);
          }}
          error={logoError}
        />
        <FormAlert error={error} />
      </div>
      <StepActions
        back={() => void navigate(serversPath())}
        next={
          <Button type="primary" htmlType="submit" loading={saving}>
            {t("actions.next")}
          </Button>
        }
      />
    </Form>
  );
}
