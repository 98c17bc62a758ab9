/** An outage as its form has it, and as the service takes it. */
import type { OutageIn, OutageScope, StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import type { OutageKind } from "./api/list-outages";
import { civilOf, isoOf } from "./times";

export type Values = {
  kind: OutageKind;
  /** By the supplier's clock, as `datetime-local` has it. */
  starts: string;
  ends: string;
  cause: string;
  text: string;
};

/** The service's names of the fields. */
export const FIELDS = {
  kind: "kind",
  starts_at: "starts",
  expected_end_at: "ends",
  cause: "cause",
  text: "text",
} as const;

export type Street = { locality: string; street?: string | null | undefined };

/** A new one has begun now, unless somebody says otherwise. */
export function firstValues(now: Date, zone: string): Values {
  return {
    kind: "emergency",
    starts: civilOf(now.toISOString(), zone),
    ends: "",
    cause: "",
    text: "",
  };
}

export function valuesOfCard(card: StaffOutageCardOut, zone: string): Values {
  return {
    kind: card.kind,
    starts: civilOf(card.starts_at, zone),
    ends: civilOf(card.expected_end_at, zone),
    cause: card.cause,
    text: card.text,
  };
}

export function bodyOf(
  values: Values,
  scope: OutageScope,
  street: Street | null,
  zone: string,
): OutageIn {
  return {
    kind: values.kind,
    starts_at: isoOf(values.starts, zone) ?? "",
    expected_end_at: isoOf(values.ends, zone),
    cause: values.cause.trim(),
    text: values.text.trim(),
    scope,
    from_street: street,
  };
}
