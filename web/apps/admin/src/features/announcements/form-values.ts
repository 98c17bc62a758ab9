/** What the form of a new announcement holds, and what the service takes. */
import type { AnnouncementIn, Audience } from "@personal-cabinet/api/notifications";
import { accountNumbers } from "@personal-cabinet/ui/form/account-numbers";

export type Values = {
  kind: AnnouncementIn["kind"];
  subject: string;
  body: string;
  linkLabel?: string;
  linkAddress?: string;
  audience: Audience["kind"];
  town?: string;
  numbers?: string;
  when: "now" | "later";
  /** As the browser's own field has them: `2026-11-28T10:00`, by the clock of this computer. */
  publishAt?: string;
  expiresAt?: string;
  letter?: boolean;
  advertising?: boolean;
};

export const EMPTY: Values = { kind: "bell", subject: "", body: "", audience: "all", when: "now" };
export const KINDS: Values["kind"][] = ["bell", "modal", "banner"];
export const AUDIENCES: Values["audience"][] = ["all", "town", "accounts"];
export const MOST_NUMBERS = 1000;
export const LINK = /^(https?:\/\/[^\s/@\\]+(\/[^\s\\]*)?|\/(?![/\\])[^\s\\]*)$/;

function audienceOf(values: Values): Audience {
  if (values.audience === "town") return { kind: "town", town: values.town?.trim() ?? "" };
  if (values.audience === "accounts") {
    return { kind: "accounts", numbers: accountNumbers(values.numbers) };
  }
  return { kind: "all" };
}

const moment = (local: string | undefined) => (local ? new Date(local).toISOString() : null);

export function announcementOf(values: Values, files: string[]): AnnouncementIn {
  const label = values.linkLabel?.trim();
  const address = values.linkAddress?.trim();
  return {
    kind: values.kind,
    subject: values.subject.trim(),
    body: values.body.trim(),
    link: label && address ? { label, address } : null,
    audience: audienceOf(values),
    publish_at: values.when === "later" ? moment(values.publishAt) : null,
    expires_at: moment(values.expiresAt),
    letter: values.letter ?? false,
    advertising: values.advertising ?? false,
    files,
  };
}

/** Which field a refusal of the service belongs to. */
export const FIELDS: Record<string, keyof Values> = {
  subject: "subject",
  body: "body",
  "link.label": "linkLabel",
  "link.address": "linkAddress",
  "audience.town.town": "town",
  "audience.accounts.numbers": "numbers",
  publish_at: "publishAt",
  expires_at: "expiresAt",
};
