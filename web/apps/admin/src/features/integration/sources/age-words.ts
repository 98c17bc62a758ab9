/** How long something has been, in words, as roughly as one says it. */
import type { TFunction } from "i18next";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often something is done: `10 с`, `5 мин`, `1 ч`. */
export function everyWords(t: TFunction, seconds: number): string {
  return seconds < MINUTE ? t("sources:age.seconds", { count: seconds }) : ageWords(t, seconds);
}

/** `меньше минуты`, `12 мин`, `3 ч 20 мин`, `2 дня 4 ч`. */
export function ageWords(t: TFunction, seconds: number): string {
  if (seconds < MINUTE) return t("sources:age.moment");
  const days = Math.floor(seconds / DAY);
  const hours = Math.floor((seconds % DAY) / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const parts = days
    ? [t("sources:age.days", { count: days }), hours && t("sources:age.hours", { count: hours })]
    : [
        hours && t("sources:age.hours", { count: hours }),
        minutes && t("sources:age.minutes", { count: minutes }),
      ];
  return parts.filter(Boolean).join(" ");
}
