/** Which account somebody means, as typed: what is checked at once, and what the service is sent. */
import type { AccountRequestIn } from "@personal-cabinet/api/auth";
import type { FormValues } from "@personal-cabinet/session/form/use-form";
import type { WordsInUse } from "@personal-cabinet/session/words/use-words";
import type { ChosenAddress } from "./address-field";
import { readingOf } from "./meter-reading";

export const CLAIM_FIELDS = ["account", "address", "serial", "reading", "code"] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];

/** The service's names of the fields. */
export const CLAIM_SERVED = {
  account_number: "account",
  address_id: "address",
  serial: "serial",
  reading_kwh: "reading",
  code: "code",
} as const;

export function checkClaim(
  t: WordsInUse["t"],
  values: FormValues<ClaimField>,
  address: ChosenAddress | undefined,
) {
  const reading = values.reading.trim();
  return {
    account: values.account.trim() ? undefined : t("common:form.required"),
    address: address ? undefined : t("joining:addressRequired"),
    reading: !reading || readingOf(reading) !== null ? undefined : t("joining:proof.readingWrong"),
  };
}

export function claimOf(values: FormValues<ClaimField>, address: ChosenAddress): AccountRequestIn {
  return {
    account_number: values.account.trim(),
    address_id: address.value,
    serial: values.serial.trim() || null,
    reading_kwh: readingOf(values.reading),
    code: values.code.trim() || null,
  };
}
