/** The settings by the groups that are saved together, and what differs of a group. */
import type { SupplierSettings } from "@personal-cabinet/api/cabinet";

export const GROUPS = {
  supplier: [
    "name",
    "inn",
    "legal_address",
    "postal_address",
    "phone",
    "hours",
    "hours_en",
    "color",
  ],
  time: ["time_zone", "billing_day"],
  readings: ["reading_from", "reading_to", "overdue_verification", "unusual_factor"],
  registration: ["registration_policy", "second_proofs"],
  security: ["staff_second_factor", "consumer_second_factor"],
  personal: ["former_access_months", "erased_after_months", "registrations_kept_days"],
  panel: ["rows_per_page"],
} as const satisfies Record<string, readonly (keyof SupplierSettings)[]>;

export type GroupName = keyof typeof GROUPS;
export type FieldName = (typeof GROUPS)[GroupName][number];
export type Values = Partial<Pick<SupplierSettings, FieldName>>;

/** A group's part of the settings. */
export function partOf(group: GroupName, settings: SupplierSettings): Values {
  return Object.fromEntries(GROUPS[group].map((name) => [name, settings[name]]));
}

function same(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value);
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** Which fields of a group have other values in the two. */
export function differing(group: GroupName, one: Values, other: Values): FieldName[] {
  return GROUPS[group].filter((name) => !same(one[name], other[name]));
}

/** What is to be sent: the fields that the form holds otherwise than the settings do. */
export function changesOf(group: GroupName, before: Values, values: Values): Values {
  const names = differing(group, before, values);
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
