/** Arithmetic of the periods that charts and tables page through; days are `YYYY-MM-DD`. */

export type Interval = "day" | "month" | "year";

export const INTERVALS: Interval[] = ["day", "month", "year"];

function utc(day: string): Date {
  return new Date(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))),
  );
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Whether a text is a real day, e.g. from an address. */
export function isDay(value: string | null | undefined): value is string {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && text(date) === value;
}

/** The first day of the day's interval. */
export function startOf(day: string, interval: Interval): string {
  if (interval === "day") return day;
  return interval === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** The last day of the day's interval. */
export function endOf(day: string, interval: Interval): string {
  if (interval === "day") return day;
  const next = utc(shift(startOf(day, interval), interval, 1));
  next.setUTCDate(next.getUTCDate() - 1);
  return text(next);
}

/** The first day of the interval that lies `steps` intervals away. */
export function shift(day: string, interval: Interval, steps: number): string {
  const date = utc(startOf(day, interval));
  if (interval === "day") date.setUTCDate(date.getUTCDate() + steps);
  else if (interval === "month") date.setUTCMonth(date.getUTCMonth() + steps);
  else date.setUTCFullYear(date.getUTCFullYear() + steps);
  return text(date);
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
