/** Which periods lie beside the shown one, as far as there can be data. */
import { besideDays, type Days, endOf, type Interval, shift, startOf } from "./period";

export type Bounds = {
  interval: Interval;
  /** Any day of the shown period. */
  day: string;
  /** First and last day that can have data. */
  first?: string | null | undefined;
  last?: string | null | undefined;
  /** Day of the month on which months and years begin; 1 unless given. */
  firstDay?: number | undefined;
};

/** The first days of the periods before and after, null where there can be no data. */
export function periodBounds({ interval, day, first, last, firstDay = 1 }: Bounds) {
  const outside = (other: string) =>
    Boolean(
      (first && endOf(other, interval, firstDay) < first) ||
        (last && startOf(other, interval, firstDay) > last),
    );
  const beside = (steps: number) => {
    const start = shift(day, interval, steps, firstDay);
    return outside(start) ? null : start;
  };
  return { before: beside(-1), after: beside(1), outside };
}

/** The same of days from one to another: as many days before, and after. */
export function daysBounds(days: Days, { first, last }: Pick<Bounds, "first" | "last">) {
  const { before, after } = besideDays(days);
  return {
    before: first && before.end < first ? null : before,
    after: last && after.date > last ? null : after,
    outside: (day: string) => Boolean((first && day < first) || (last && day > last)),
  };
}
