/** A value of the log as people read it; null where only its JSON says what it is. */
import { formatDate, formatMoment } from "@personal-cabinet/i18n/dates";
import type { TFunction } from "i18next";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/;

function single(t: TFunction, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return t("audit:value.none");
  if (value === true) return t("audit:value.yes");
  if (value === false) return t("audit:value.no");
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  if (DAY.test(value)) return formatDate(value);
  return MOMENT.test(value) ? formatMoment(value) : value;
}

export function valueText(t: TFunction, value: unknown): string | null {
  if (!Array.isArray(value)) return single(t, value);
  if (value.length === 0) return t("audit:value.none");
  const each = value.map((one) => single(t, one));
  return each.includes(null) ? null : each.join(", ");
}

/** The names of both, in the order of the first; what is only in the second comes after. */
export function fieldsOf(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): string[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
}
