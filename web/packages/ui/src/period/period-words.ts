/** Names of periods: `21 ноября 2026`, `ноябрь 2026`, `2026`. */
import { formatLongDate, formatMonth } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Interval } from "./period";

export function periodName(day: string, interval: Interval, language: Language): string {
  if (interval === "day") return formatLongDate(day, language);
  return interval === "month" ? formatMonth(day, language) : day.slice(0, 4);
}
