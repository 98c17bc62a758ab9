/** The fields of a registration (manual of the cabinet, 3.1), each checked when it is left. */
import type { Human } from "@personal-cabinet/api/auth";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { looksLikeEmail, looksLikeName, looksLikePhone } from "@personal-cabinet/ui/form/contacts";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert, useSecondsLeft } from "@personal-cabinet/ui/form/form-alert";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HumanField, useHumanAttempts } from "../../shared/human-check/human-field";
import { useSecondProofs } from "../../shared/use-supplier";
import { AddressSelect, type ChosenAddress } from "./address-select";
import { register } from "./api/register";
import { CONSENT_VERSION, Consent } from "./consent";
import { readingOf } from "./meter-reading";
import { ProofFields, type ProofValues } from "./proof-fields";

type Values = {
  account: string;
  address: ChosenAddress;
  name?: string;
  email: string;
  phone: string;
  human: Human;
} & ProofValues;

const FIELDS = {
  account_number: "account",
  address_id: "address",
  name: "name",
  email: "email",
  phone: "phone",
  serial: "serial",
  reading_kwh: "reading",
  code: "code",
  "human.code": "human",
} as const;

export function RegistrationForm({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useTranslation("entry");
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const [consent, setConsent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { attempt, refused } = useHumanAttempts(form);
  const kinds = useSecondProofs();
  const waiting = useSecondsLeft(error) > 0;

  const submit = async (values: Values) => {
    setBusy(true);
    setError(null);
    const email = values.email.trim();
    try {
      await register({
        account_number: values.account.trim(),
        address_id: values.address.value,
        name: values.name?.trim() ?? "",
        email,
        phone: values.phone.trim(),
        serial: values.serial?.trim() || null,
        reading_kwh: readingOf(values.reading),
        code: values.code?.trim() || null,
        consent: true,
        consent_version: CONSENT_VERSION,
        human: values.human,
        language,
      });
      onSent(email);
    } catch (failure) {
      if (!refused(failure) && !showFieldErrors<Values>(form, failure, t, FIELDS)) {
        setError(failure);
      }
    } finally {
      setBusy(false);
    }
  };

  const required = { required: true, whitespace: true, message: t("common:form.required") };
  const looksRight = (check: (text: string) => boolean, message: string) => ({
    validator: (_rule: unknown, text?: string) =>
      !text?.trim() || check(text) ? Promise.resolve() : Promise.reject(new Error(message)),
  });
  return (
    <Form
      form={form}
      name="registration"
      layout="vertical"
      size="large"
      validateTrigger="onBlur"
      onFinish={submit}
    >
      <Form.Item
        name="account"
        label={t("registration.account")}
        extra={t("registration.accountHint")}
        rules={[required]}
      >
        <Input inputMode="numeric" autoComplete="off" maxLength={64} />
      </Form.Item>
      <Form.Item
        name="address"
        label={t("registration.address")}
        extra={t("registration.addressHint")}
        validateTrigger="onChange"
        rules={[{ required: true, message: t("registration.addressRequired") }]}
      >
        <AddressSelect />
      </Form.Item>
      <ProofFields kinds={kinds} />
      <Form.Item
        name="name"
        label={`${t("registration.name")} (${t("common:form.optional")})`}
        rules={[looksRight(looksLikeName, t("registration.nameWrong"))]}
      >
        <Input autoComplete="name" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("field.email")}
        extra={t("registration.emailHint")}
        rules={[required, looksRight(looksLikeEmail, t("field.emailWrong"))]}
      >
        <Input inputMode="email" autoCapitalize="none" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t("field.phone")}
        rules={[required, looksRight(looksLikePhone, t("field.phoneWrong"))]}
      >
        <Input type="tel" autoComplete="tel" maxLength={32} />
      </Form.Item>
      <Consent given={consent} onChange={setConsent} />
      <HumanField attempt={attempt} />
      <FormAlert error={error} />
      <Button type="primary" htmlType="submit" block loading={busy} disabled={!consent || waiting}>
        {t("registration.submit")}
      </Button>
    </Form>
  );
}
