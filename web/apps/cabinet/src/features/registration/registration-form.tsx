/** The fields of a registration (manual of the cabinet, 3.1), each checked when it is left. */

import { useOutsideSupplier } from "@personal-cabinet/session/entrance/outside-supplier";
import { Button } from "@personal-cabinet/session/form/button";
import { Field } from "@personal-cabinet/session/form/field";
import styles from "@personal-cabinet/session/form/form.module.css";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { type FormValues, useForm } from "@personal-cabinet/session/form/use-form";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { looksLikeEmail, looksLikeName, looksLikePhone } from "@personal-cabinet/ui/form/contacts";
import { useState } from "react";
import { HumanCheck } from "../../shared/human-check/human-check";
import { useHuman } from "../../shared/human-check/use-human";
import type { ChosenAddress } from "../../shared/joining/address-field";
import { CLAIM_FIELDS, CLAIM_SERVED, checkClaim, claimOf } from "../../shared/joining/claim";
import { ClaimFields } from "../../shared/joining/claim-fields";
import { register } from "./api/register";
import { Consent, useAsked } from "./consent";

const FIELDS = [...CLAIM_FIELDS, "name", "email", "phone", "human"] as const;
type Values = FormValues<(typeof FIELDS)[number]>;

const SERVED = {
  ...CLAIM_SERVED,
  name: "name",
  email: "email",
  phone: "phone",
  "human.code": "human",
} as const;

export function RegistrationForm({ onSent }: { onSent: (email: string) => void }) {
  const { t, language } = useWords();
  const [consent, setConsent] = useState(false);
  const asked = useAsked();
  const [address, setAddress] = useState<ChosenAddress>();
  const { human, setHuman, attempt, wrong, refused } = useHuman();
  const kinds = useOutsideSupplier()?.second_proofs ?? [];

  const required = t("common:form.required");
  const looksRight = (text: string, looks: (text: string) => boolean, words: string) =>
    !text.trim() || looks(text) ? undefined : t(words);
  const check = (values: Values) => ({
    ...checkClaim(t, values, address),
    name: looksRight(values.name, looksLikeName, "entry:registration.nameWrong"),
    email: !values.email.trim()
      ? required
      : looksRight(values.email, looksLikeEmail, "entry:field.emailWrong"),
    phone: !values.phone.trim()
      ? required
      : looksRight(values.phone, looksLikePhone, "entry:field.phoneWrong"),
    human: wrong(),
  });
  const send = async (values: Values) => {
    if (!address || !human) return;
    const email = values.email.trim();
    try {
      await register({
        ...claimOf(values, address),
        name: values.name.trim(),
        email,
        phone: values.phone.trim(),
        consent: true,
        consent_version: asked.version,
        human,
        language,
      });
      onSent(email);
    } catch (failure) {
      const words = refused(failure);
      if (words === null) throw failure;
      form.refuse({ human: words });
    }
  };
  const form = useForm({
    name: "registration",
    fields: FIELDS,
    check,
    onSubmit: send,
    served: SERVED,
    whenLeft: true,
  });

  return (
    <form className={styles.form} {...form.props}>
      <ClaimFields
        form={form}
        address={address}
        onAddress={(chosen) => {
          setAddress(chosen);
          if (chosen) form.mend("address");
        }}
        kinds={kinds}
        about={t("entry:registration.proofAbout", { count: kinds.length })}
      />
      <Field
        form={form}
        name="name"
        label={`${t("entry:registration.name")} (${t("common:form.optional")})`}
        autoComplete="name"
        maxLength={100}
      />
      <Field
        form={form}
        name="email"
        label={t("entry:field.email")}
        hint={t("entry:registration.emailHint")}
        inputMode="email"
        autoCapitalize="none"
        autoComplete="email"
        maxLength={254}
      />
      <Field
        form={form}
        name="phone"
        type="tel"
        label={t("entry:field.phone")}
        autoComplete="tel"
        maxLength={32}
      />
      <Consent asked={asked} given={consent} onChange={setConsent} />
      <HumanCheck
        form={form}
        attempt={attempt}
        onChange={(given) => {
          setHuman(given);
          form.mend("human");
        }}
      />
      <Refusal error={form.error} />
      <Button type="submit" look="main" busy={form.busy} disabled={!consent || form.waiting}>
        {t("entry:registration.submit")}
      </Button>
    </form>
  );
}
