/** What days of a month mean in the months to come: billing periods, days for readings. */

/** From a day to a day, both of them included, as ISO dates. */
export type Days = { from: string; to: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in a month counted on from January of the year; a shorter month has its last day. */
function dayOf(year: number, month: number, day: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, last));
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function partsOf(today: string): { year: number; month: number; now: number } {
  const [year = 1970, month = 1] = today.split("-").map(Number);
  return { year, month: month - 1, now: Date.parse(`${today}T00:00:00Z`) };
}

/** The billing period that today is in, and those after it. */
export function periodsOf(today: string, first: number, count: number): Days[] {
  const { year, month, now } = partsOf(today);
  const begun = dayOf(year, month, first) <= now ? month : month - 1;
  return Array.from({ length: count }, (_, at) => ({
    from: iso(dayOf(year, begun + at, first)),
    to: iso(dayOf(year, begun + at + 1, first) - DAY_MS),
  }));
}

/** The days for readings that are on or come next, and those of the months after. */
export function windowsOf(today: string, from: number, to: number, count: number): Days[] {
  const { year, month, now } = partsOf(today);
  const ends = (at: number) => dayOf(year, from > to ? at + 1 : at, to);
  const next = [month - 1, month, month + 1].find((at) => ends(at) >= now) ?? month;
  return Array.from({ length: count }, (_, at) => ({
    from: iso(dayOf(year, next + at, from)),
    to: iso(ends(next + at)),
  }));
}
