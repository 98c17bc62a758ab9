/**
 * Dates as the reader's language writes them: `21.11.2026` in Russian, `21 Nov 2026` in English.
 *
 * Times of readings are shown as the meter's place has them: the digits of the ISO stamp count, and
 * the browser's own time zone never takes part.
 */
import { type Language, pageLanguage } from "./language";
import { clockAt } from "./zones";

const MONTHS: Record<Language, string[]> = {
  ru: [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

const SHORT_MONTHS: Record<Language, string[]> = {
  ru: ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

const DAYS_OF: string[] = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];

const IN_MONTHS: string[] = [
  "январе",
  "феврале",
  "марте",
  "апреле",
  "мае",
  "июне",
  "июле",
  "августе",
  "сентябре",
  "октябре",
  "ноябре",
  "декабре",
];

const WEEKDAYS: Record<Language, string[]> = {
  ru: ["вс", "пн", "вт", "ср", "чт", "пт", "сб"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

type Parts = { year: string; month: number; day: string };

function parts(iso: string): Parts {
  return { year: iso.slice(0, 4), month: Number(iso.slice(5, 7)), day: iso.slice(8, 10) };
}

/** `2026-11-21…` → `21.11.2026`, `21 Nov 2026`. */
export function formatDate(iso: string): string {
  const { year } = parts(iso);
  return `${formatShortDay(iso)}${pageLanguage() === "en" ? " " : "."}${year}`;
}

/** `2026-11-21…` → `21.11`, `21 Nov`: where the year is known. */
export function formatShortDay(iso: string): string {
  const { day, month } = parts(iso);
  if (pageLanguage() === "en") return `${Number(day)} ${SHORT_MONTHS.en[month - 1]}`;
  return `${day}.${iso.slice(5, 7)}`;
}

/** `2026-11-21T07:30:00+03:00` → `07:30`, at the meter's place. */
export function formatTime(iso: string): string {
  return iso.slice(11, 16);
}

/** `…+02:00` → `UTC+2`, `…+10:30` → `UTC+10:30`: how a clock is set. */
export function formatOffset(iso: string): string {
  const [, sign = "+", hours = "0", minutes = "00"] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  const rest = minutes === "00" ? "" : `:${minutes}`;
  return `UTC${sign === "-" ? "−" : "+"}${Number(hours)}${rest}`;
}

/** `2026-11-21T07:30:00+03:00` → `21.11.2026 07:30`, `21 Nov 2026, 07:30`. */
export function formatDateTime(iso: string): string {
  return dateAnd(iso, formatTime(iso));
}

function dateAnd(iso: string, time: string): string {
  return `${formatDate(iso)}${pageLanguage() === "en" ? ", " : " "}${time}`;
}

/** `2026-11-21…` → `ноябрь 2026`. */
export function formatMonth(iso: string, language: Language): string {
  const { year, month } = parts(iso);
  return `${MONTHS[language][month - 1]} ${year}`;
}

/** `2026-11-21…` → `ноя`. */
export function formatShortMonth(iso: string, language: Language): string {
  return SHORT_MONTHS[language][parts(iso).month - 1] ?? "";
}

/** `2026-11-21…` → `в ноябре`, `in November`. */
export function formatInMonth(iso: string, language: Language): string {
  const { month } = parts(iso);
  return language === "ru" ? `в ${IN_MONTHS[month - 1]}` : `in ${MONTHS.en[month - 1]}`;
}

/** `2026-11-21…` → `21 ноября`, `21 November`. */
export function formatDayOfMonth(iso: string, language: Language): string {
  return formatLongDate(iso, language).slice(0, -5);
}

/** `2026-11-21…` → whether most people do not work then. */
export function isWeekend(iso: string): boolean {
  return [0, 6].includes(weekdayOf(iso));
}

function weekdayOf(iso: string): number {
  const { year, month, day } = parts(iso);
  return new Date(Date.UTC(Number(year), month - 1, Number(day))).getUTCDay();
}

/** `2026-11-21…` → `21 ноября 2026`, `21 November 2026`. */
export function formatLongDate(iso: string, language: Language): string {
  const { year, month, day } = parts(iso);
  const name = language === "ru" ? DAYS_OF[month - 1] : MONTHS.en[month - 1];
  return `${Number(day)} ${name} ${year}`;
}

/** `2026-11-21…` → `сб`. */
export function formatWeekday(iso: string, language: Language): string {
  return WEEKDAYS[language][weekdayOf(iso)] ?? "";
}

/** Today's date `2026-11-21` at a place, given its IANA zone; an unknown zone gives the browser's. */
export function todayAt(timeZone: string | undefined, now: Date = new Date()): string {
  const options = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  let us: string;
  try {
    us = new Intl.DateTimeFormat("en-US", { ...options, timeZone }).format(now);
  } catch {
    us = new Intl.DateTimeFormat("en-US", options).format(now);
  }
  const [month, day, year] = us.replace(/[^0-9/]/g, "").split("/");
  return `${year}-${month}-${day}`;
}

let place: string | null = null;

/** Chooses whose clock `formatMoment` tells: a place's (IANA), or with null the reader's own. */
export function tellTimesOf(zone: string | null): void {
  place = zone;
}

function byChosenClock(iso: string): string {
  const at = new Date(iso);
  // Older browsers know no other clock than their own well enough.
  const own = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  return place ? clockAt(at, place) : own;
}

/** A moment, e.g. of a log line, by the clock that was chosen: `21.11.2026 07:30:05`. */
export function formatMoment(iso: string): string {
  const clock = byChosenClock(iso);
  return dateAnd(clock, clock.slice(11, 19));
}

/** A moment to the minute, by the same clock: `21.11.2026 07:30`. */
export function formatMinute(iso: string): string {
  return formatDateTime(byChosenClock(iso));
}

/** A moment of this year, by the same clock: `21 ноября, 07:30`; of another: `21 ноября 2025, 07:30`. */
export function formatDayAndTime(iso: string, language: Language, now: Date = new Date()): string {
  return formatDayAndTimeThere(byChosenClock(iso), language, now);
}

/** The same of a stamp that tells a place's clock, by its digits. */
export function formatDayAndTimeThere(
  clock: string,
  language: Language,
  now: Date = new Date(),
): string {
  const thisYear = clock.slice(0, 4) === String(now.getFullYear());
  const day = thisYear ? formatDayOfMonth(clock, language) : formatLongDate(clock, language);
  return `${day}, ${formatTime(clock)}`;
}

/** The day of a moment, by the same clock: `21.11.2026`. */
export function formatDay(iso: string): string {
  return formatDate(byChosenClock(iso));
}
