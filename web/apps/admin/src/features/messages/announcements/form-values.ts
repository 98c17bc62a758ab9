/** What the form of a new announcement holds, and what the service takes. */
import type { AnnouncementIn, Audience } from "@personal-cabinet/api/notifications";
import { isoOffset, momentsAt, offsetAt } from "@personal-cabinet/i18n/zones";
import { accountNumbers } from "@personal-cabinet/ui/form/account-numbers";

/** A time that the clock shows twice: before it is put back, or afterwards. */
export type Turn = "first" | "second";

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
  /** As the browser's own field has them: `2026-11-28T10:00`, by the supplier's clock. */
  publishAt?: string;
  expiresAt?: string;
  /** Which one of a time that comes twice. */
  publishTurn?: Turn;
  expiresTurn?: Turn;
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

/** The moment that a field names; null when it names none, or one of two and not which. */
export function momentOf(
  civil: string | undefined,
  turn: Turn | undefined,
  zone: string,
): Date | null {
  const moments = civil ? momentsAt(civil, zone) : [];
  if (moments.length < 2) return moments[0] ?? null;
  return turn ? (moments[turn === "first" ? 0 : 1] ?? null) : null;
}

/** What is sent: the digits, judged by the service for the zone; of two moments also the offset. */
function timeOf(civil: string | undefined, turn: Turn | undefined, zone: string): string | null {
  if (!civil) return null;
  const moment = momentOf(civil, turn, zone);
  const twice = momentsAt(civil, zone).length > 1;
  return twice && moment ? `${civil}${isoOffset(offsetAt(moment, zone))}` : civil;
}

/** `zone`: the supplier's, by whose clock the times were written. */
export function announcementOf(values: Values, files: string[], zone: string): AnnouncementIn {
  const label = values.linkLabel?.trim();
  const address = values.linkAddress?.trim();
  return {
    kind: values.kind,
    subject: values.subject.trim(),
    body: values.body.trim(),
    link: label && address ? { label, address } : null,
    audience: audienceOf(values),
    publish_at: values.when === "later" ? timeOf(values.publishAt, values.publishTurn, zone) : null,
    expires_at: timeOf(values.expiresAt, values.expiresTurn, zone),
    time_zone: zone,
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
