/** Names of periods: `21 ноября 2026`, `ноябрь 2026`, `2026`; any other by its days. */
import { formatDate, formatLongDate, formatMonth } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import { type Days, endOf, type Interval, startOf } from "./period";

/** `20.05.2026 – 18.06.2026`; of one day its name. */
export function daysName({ date, end }: Days, language: Language): string {
  return date === end ? formatLongDate(date, language) : `${formatDate(date)} – ${formatDate(end)}`;
}

export function periodName(
  day: string,
  interval: Interval,
  language: Language,
  firstDay = 1,
): string {
  if (interval === "day") return formatLongDate(day, language);
  if (firstDay > 1) {
    const date = startOf(day, interval, firstDay);
    return daysName({ date, end: endOf(day, interval, firstDay) }, language);
  }
  return interval === "month" ? formatMonth(day, language) : day.slice(0, 4);
}
