/** The form's values, and what can be said of them before they are sent. */
import type { OrganisationIn, OrganisationOut } from "@personal-cabinet/api/wizard";

export type OrganisationValues = Required<OrganisationIn>;

/** As the service takes a logo. */
export const LARGEST_LOGO = 256 * 1024;

const NAMES = [
  "name",
  "inn",
  "legal_address",
  "postal_address",
  "phone",
  "hours",
  "hours_en",
  "color",
  "time_zone",
] as const;

/** What the form opens with: what was typed before, else what is saved. */
export function valuesOf(
  saved: OrganisationOut,
  typed: OrganisationValues | undefined,
): OrganisationValues {
  const known = { ...saved, ...typed };
  return Object.fromEntries(
    NAMES.map((name) => [name, known[name] ?? ""]),
  ) as unknown as OrganisationValues;
}

/** The organisation to save, without spaces around. */
export function organisationOf(values: OrganisationValues): OrganisationValues {
  return Object.fromEntries(
    NAMES.map((name) => [name, String(values[name] ?? "").trim()]),
  ) as unknown as OrganisationValues;
}

export function isChanged(values: OrganisationValues, saved: OrganisationOut): boolean {
  const before = organisationOf(valuesOf(saved, undefined));
  return JSON.stringify(organisationOf(values)) !== JSON.stringify(before);
}

const WEIGHTS = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

function checkDigit(digits: number[]): number {
  const weights = WEIGHTS.slice(-digits.length);
  return (digits.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0) % 11) % 10;
}

/** 10 or 12 digits whose last ones check the others; the service judges it again. */
export function isInn(text: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(text) || /^0+$/.test(text)) return false;
  const digits = [...text].map(Number);
  const checked = digits.length === 10 ? [9] : [10, 11];
  return checked.every((at) => digits[at] === checkDigit(digits.slice(0, at)));
}

/** Why a chosen file is no logo; null: it may be sent. */
export function refusalOfLogo(file: { type: string; size: number }): "kind" | "size" | null {
  if (file.type !== "image/png") return "kind";
  return file.size > LARGEST_LOGO ? "size" : null;
}

/** «Asia/Omsk (UTC+6)»: the offset of today. */
export function zoneLabel(name: string): string {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "shortOffset" });
    const offset = parts.formatToParts().find((part) => part.type === "timeZoneName")?.value;
    return offset ? `${name} (${offset.replace("GMT", "UTC")})` : name;
  } catch {
    // A zone, or a way of writing it, that this browser does not know.
    return name;
  }
}
