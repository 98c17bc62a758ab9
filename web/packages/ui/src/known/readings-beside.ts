/** Readings of a period as they were known on a day, each counter's beside what it is now. */
import type { KnownReadingsOut, ZoneName } from "./known-readings";

export type Beside = {
  meter_id: number;
  taken_at: string;
  zone: ZoneName;
  known: number | null;
  now: number | null;
};

/** The latest first, as the tables have them; null: there was none, or is none any more. */
export function besides(then: KnownReadingsOut, now: KnownReadingsOut): Beside[] {
  const rows = new Map<string, Beside>();
  for (const when of ["known", "now"] as const) {
    for (const { meter_id, taken_at, zones } of (when === "known" ? then : now).items) {
      for (const { zone, value } of zones) {
        const key = `${Date.parse(taken_at)} ${meter_id} ${zone}`;
        const row = rows.get(key) ?? { meter_id, taken_at, zone, known: null, now: null };
        rows.set(key, { ...row, [when]: value });
      }
    }
  }
  const order = ({ taken_at }: Beside) => Date.parse(taken_at);
  return [...rows.values()].sort((one, other) => order(other) - order(one));
}
