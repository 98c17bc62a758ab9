/** The desk's hours as their form holds them. */
import type { DeskHoursIn, DeskHoursOut } from "@personal-cabinet/api/cabinet";

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const SHORTEST_MINUTES = 60;
const MINUTES_OF_HOUR = 60;

export type DayValues = {
  day?: string;
  /** Worked at times of its own; else not at all. */
  open?: boolean;
  begins_at?: string;
  ends_at?: string;
  name?: string;
};
export type Values = {
  days: number[];
  begins_at: string;
  ends_at: string;
  hours: number | null;
  minutes: number | null;
  exceptions: DayValues[];
};

/** `09:00:00` as a field for times has it. */
const short = (time: string) => time.slice(0, 5);

export function valuesOf(hours: DeskHoursOut): Values {
  const { days, begins_at, ends_at, answer_minutes, exceptions } = hours;
  return {
    days,
    begins_at: short(begins_at),
    ends_at: short(ends_at),
    hours: Math.floor(answer_minutes / MINUTES_OF_HOUR),
    minutes: answer_minutes % MINUTES_OF_HOUR,
    exceptions: exceptions.map(({ day, begins_at: from, ends_at: to, name }) => ({
      day,
      name,
      open: from !== null,
      begins_at: from === null ? "" : short(from),
      ends_at: to === null ? "" : short(to),
    })),
  };
}

const minutesOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * MINUTES_OF_HOUR + minutes;
};

/** Whether a working day is one: an hour at least, and it ends after it begins. */
export function isWorkingDay(begins?: string, ends?: string): boolean {
  return (
    Boolean(begins && ends) && minutesOf(ends ?? "") - minutesOf(begins ?? "") >= SHORTEST_MINUTES
  );
}

export type Wrong = "days" | "times" | "term" | "exception" | "twice";

/** What is wrong of the values, the first thing; null: nothing. */
export function wrongOf(values: Values): Wrong | null {
  const { days, begins_at, ends_at, exceptions } = values;
  if (days.length === 0) return "days";
  if (!isWorkingDay(begins_at, ends_at)) return "times";
  const term = termOf(values);
  if (term < 5 || term > 20_000) return "term";
  const whole = ({ day, open, begins_at: from, ends_at: to }: DayValues) =>
    Boolean(day) && (!open || isWorkingDay(from, to));
  if (!exceptions.every((one) => one && whole(one))) return "exception";
  return new Set(exceptions.map(({ day }) => day)).size < exceptions.length ? "twice" : null;
}

const termOf = ({ hours, minutes }: Values) => (hours ?? 0) * MINUTES_OF_HOUR + (minutes ?? 0);

/** As the service takes it. */
export function hoursOf(values: Values): DeskHoursIn {
  const { days, begins_at, ends_at, exceptions } = values;
  return {
    days: [...days].sort((a, b) => a - b),
    begins_at,
    ends_at,
    answer_minutes: termOf(values),
    exceptions: exceptions
      .map(({ day = "", open, begins_at: from, ends_at: to, name = "" }) => ({
        day,
        begins_at: open ? (from ?? null) : null,
        ends_at: open ? (to ?? null) : null,
        name: name.trim(),
      }))
      .sort((a, b) => a.day.localeCompare(b.day)),
  };
}
