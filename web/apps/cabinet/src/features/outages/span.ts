/** When an outage is: as few words as say it. */
import { formatDay, formatDayAndTime, formatMinute } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/language";
import type { TFunction } from "i18next";

export type Times = { starts_at: string; expected_end_at: string | null; ended_at?: string | null };

/** The time alone of what was just written with its day. */
const clock = (iso: string) => formatMinute(iso).slice(-5);

/** `30 ноября, 09:00–13:00`; over midnight with both days; without an end `с 30 ноября, 09:00`. */
export function spanOf(times: Times, t: TFunction, language: Language): string {
  const { starts_at: start } = times;
  const end = times.ended_at ?? times.expected_end_at;
  const from = formatDayAndTime(start, language);
  if (!end) return t("outages:span.since", { from });
  if (formatDay(start) !== formatDay(end)) {
    return t("outages:span.days", { from, to: formatDayAndTime(end, language) });
  }
  return t("outages:span.sameDay", { day: from.slice(0, -7), from: clock(start), to: clock(end) });
}
