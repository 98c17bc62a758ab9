/** Names of periods: `21 ноября 2026`, `ноябрь 2026`, `2026`; a billing one by its days. */
import { formatDate, formatLongDate, formatMonth } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import { endOf, type Interval, startOf } from "./period";

export function periodName(
  day: string,
  interval: Interval,
  language: Language,
  firstDay = 1,
): string {
  if (interval === "day") return formatLongDate(day, language);
  if (firstDay > 1) {
    return `${formatDate(startOf(day, interval, firstDay))} – ${formatDate(endOf(day, interval, firstDay))}`;
  }
  return interval === "month" ? formatMonth(day, language) : day.slice(0, 4);
}
