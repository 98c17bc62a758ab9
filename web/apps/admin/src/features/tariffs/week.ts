/** A week as it is painted: for each kind of day 48 half-hours, each with the number of its zone. */
import type { VersionTerms } from "@personal-cabinet/api/cabinet";

export const KINDS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export const HALF_HOURS = 48;

/** Zones by kind of day (from 0) and half-hour. */
export type Week = number[][];
type Days = VersionTerms["seasons"][number]["days"];

const partAt = (clock: string) => Number(clock.slice(0, 2)) * 2 + (clock.endsWith("30") ? 1 : 0);

/** `7` → `03:30`. */
export function clockOf(part: number): string {
  return `${String(Math.floor(part / 2)).padStart(2, "0")}:${part % 2 ? "30" : "00"}`;
}

export function evenWeek(zone: number): Week {
  return KINDS.map(() => Array<number>(HALF_HOURS).fill(zone));
}

export function weekOf(days: Days): Week {
  const week = evenWeek(0);
  for (const { kinds, hours } of days) {
    for (const kind of kinds) {
      for (const { begins, ends, zone } of hours) {
        week[kind - 1]?.fill(zone, partAt(begins), partAt(ends));
      }
    }
  }
  return week;
}

/** Ranges of a day, one for each run of the same zone. */
export function rangesOf(day: number[]): { begins: string; ends: string; zone: number }[] {
  const borders = day.flatMap((zone, part) => (part === 0 || zone !== day[part - 1] ? [part] : []));
  return borders.map((part, at) => ({
    begins: clockOf(part),
    ends: clockOf(borders[at + 1] ?? HALF_HOURS),
    zone: day[part] ?? 0,
  }));
}

/** Days of a season as the service has them: kinds with the same hours stand together. */
export function daysOf(week: Week): Days {
  const groups = new Map<string, number[]>();
  week.forEach((day, at) => {
    const key = day.join();
    groups.set(key, [...(groups.get(key) ?? []), at + 1]);
  });
  return [...groups.values()].map((kinds) => ({
    kinds,
    hours: rangesOf(week[(kinds[0] ?? 1) - 1] ?? []),
  }));
}

export type Spot = { row: number; part: number };

/** The week with a rectangle between two spots in one zone; `step`: half-hours of a cell. */
export function painted(week: Week, from: Spot, to: Spot, zone: number, step: number): Week {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.part, to.part), Math.max(from.part, to.part) + step];
  return week.map((day, row) =>
    row < top || row > bottom
      ? day
      : day.map((known, part) => (part >= left && part < right ? zone : known)),
  );
}

/** Whether a border lies at half past somewhere, so that hours do not show it. */
export function hasHalves(week: Week): boolean {
  return week.some((day) => day.some((zone, part) => part % 2 === 1 && zone !== day[part - 1]));
}
