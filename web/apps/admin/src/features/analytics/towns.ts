/** The collection of some days as a table of towns: pure. */
import type { CollectionDay } from "@personal-cabinet/api/admin";

type Count = { controlled: number; arrived: number };
export type TownRow = {
  name: string;
  /** A cell per day; null: nobody counted the town on it. */
  cells: (Count | null)[];
};

const shareOf = (count: Count | null | undefined) =>
  count && count.controlled > 0 ? count.arrived / count.controlled : 1;

/** A row for each town that was named on any of the days, the worst of the first day on top. */
export function townsOf(days: readonly CollectionDay[]): TownRow[] {
  const names = new Set(days.flatMap(({ figures }) => figures.towns.map(({ name }) => name)));
  return [...names]
    .map((name) => ({
      name,
      cells: days.map(({ figures }) => figures.towns.find((town) => town.name === name) ?? null),
    }))
    .sort(
      (one, other) =>
        shareOf(one.cells[0]) - shareOf(other.cells[0]) || one.name.localeCompare(other.name),
    );
}
