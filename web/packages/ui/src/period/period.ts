/**
 * Arithmetic of the periods that charts and tables page through; days are `YYYY-MM-DD`.
 *
 * `firstDay` is the day of the month on which periods begin: 1 for calendar months and years, else
 * the supplier's billing day. A month that has no such day begins its period on its last one. A
 * period goes by the calendar month (year) in which it begins. The service has the same rule
 * (`chart_period`); `tests/support/periods.json` holds both to it.
 */

export type Interval = "day" | "month" | "year";

/** An interval of the calendar, or days from any one to any other. */
export type Span = Interval | "days";

/** The first and the last day of a period of days. */
export type Days = { date: string; end: string };

export const INTERVALS: Interval[] = ["day", "month", "year"];

function utc(day: string): Date {
  return new Date(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))),
  );
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}

/** How many days there are from the first to the last, both counted. */
export function lengthOf({ date, end }: Days): number {
  return Math.round((utc(end).getTime() - utc(date).getTime()) / 86_400_000) + 1;
}

/** The same date a year earlier; the 28th of February where there is no 29th. */
export function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  return `${year}${day.endsWith("-02-29") ? "-02-28" : day.slice(4)}`;
}

/** As many days right before those, and right after. */
export function besideDays(days: Days): { before: Days; after: Days } {
  const count = lengthOf(days);
  return {
    before: { date: addDays(days.date, -count), end: addDays(days.date, -1) },
    after: { date: addDays(days.end, 1), end: addDays(days.end, count) },
  };
}

function firstOfMonth(day: string, months = 0): string {
  const date = utc(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return text(date);
}

/** Where the period begins that goes by the calendar month of a day. */
function beginIn(month: string, firstDay: number): string {
  const last = addDays(firstOfMonth(month, 1), -1).slice(8);
  return `${month.slice(0, 8)}${String(Math.min(firstDay, Number(last))).padStart(2, "0")}`;
}

/** Whether a text is a real day, e.g. from an address. */
export function isDay(value: string | null | undefined): value is string {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && text(date) === value;
}

/** The first day of the calendar month (year) by which the day's period goes; a day goes by itself. */
export function nameOf(day: string, interval: Interval, firstDay = 1): string {
  if (interval === "day") return day;
  const month = day >= beginIn(day, firstDay) ? firstOfMonth(day) : firstOfMonth(day, -1);
  return interval === "month" ? month : `${month.slice(0, 4)}-01-01`;
}

/** The first day of the period that goes by the calendar month (year) of a day. */
export function startNamed(name: string, interval: Interval, firstDay = 1): string {
  if (interval === "day") return name;
  return beginIn(interval === "month" ? name : `${name.slice(0, 4)}-01-01`, firstDay);
}

/** The first day of the day's period. */
export function startOf(day: string, interval: Interval, firstDay = 1): string {
  return startNamed(nameOf(day, interval, firstDay), interval, firstDay);
}

/** The last day of the day's period. */
export function endOf(day: string, interval: Interval, firstDay = 1): string {
  if (interval === "day") return day;
  return addDays(shift(day, interval, 1, firstDay), -1);
}

/** The first day of the period that lies `steps` periods away. */
export function shift(day: string, interval: Interval, steps: number, firstDay = 1): string {
  if (interval === "day") return addDays(day, steps);
  const months = interval === "month" ? steps : steps * 12;
  const name = firstOfMonth(nameOf(day, interval, firstDay), months);
  return startNamed(name, interval, firstDay);
}

/** The next finer interval, or null for a day. */
export function finer(interval: Interval): Interval | null {
  if (interval === "year") return "month";
  return interval === "month" ? "day" : null;
}

/** The next coarser interval, or null for a year. */
export function coarser(interval: Interval): Interval | null {
  if (interval === "day") return "month";
  return interval === "month" ? "year" : null;
}
