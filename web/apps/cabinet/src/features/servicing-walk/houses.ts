/** Houses on this device, and where the walker was in each. */
import type { WalkMeterOut, WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { byServices } from "@personal-cabinet/api/clock";
import type { Entry } from "../../shared/walk/entries";
import { list, put, remove } from "../../shared/walk/vault";

export const keptUntil = (house: WalkPackageOut) => Date.parse(house.valid_until);

export async function listHouses(owner: string): Promise<WalkPackageOut[]> {
  const houses = await list<WalkPackageOut>(owner, "house");
  const good = houses.filter((house) => keptUntil(house) > byServices());
  return good.sort((a, b) => a.address.localeCompare(b.address, "ru", { numeric: true }));
}

export const keepHouse = (owner: string, house: WalkPackageOut) =>
  put(owner, "house", String(house.id), house, {
    subject: String(house.id),
    unsent: false,
    until: keptUntil(house),
  });

export async function dropHouse(owner: string, house: number): Promise<void> {
  await remove(owner, "place", String(house));
  await remove(owner, "house", String(house));
}

/** The present day where the houses of a window are, by the services' clock. */
function todayIn({ time_zone: timeZone }: WalkPackageOut["window"]): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(byServices());
}

/** Whether readings are taken on the present day, as far as the device can tell. */
export function isOpen({ window }: WalkPackageOut): boolean {
  const today = todayIn(window);
  return window.opens_on <= today && today <= window.closes_on;
}

export type Haste = { key: "lastDay" | "closed"; day: string } | null;

/** What the days for readings say to whoever has entries that are not sent yet. */
export function hasteOf(houses: WalkPackageOut[], unsent: Entry[]): Haste {
  const waiting = houses.filter(({ id }) => unsent.some(({ label }) => label.house === id));
  const late = waiting.find(({ window }) => window.closes_on < todayIn(window));
  if (late) return { key: "closed", day: late.window.closes_on };
  const last = waiting.find(({ window }) => window.closes_on === todayIn(window));
  return last ? { key: "lastDay", day: last.window.closes_on } : null;
}

export type Mark = "read" | "no_access" | "handed_in" | "unsettled" | "blocked" | "left";

/** What there is of a meter by now. */
export function markOf(meter: WalkMeterOut, entry: Entry | undefined): Mark {
  if (entry?.answer && entry.answer.state !== "taken" && !entry.left) return "unsettled";
  if (entry && !entry.left) return entry.outcome === "reading" ? "read" : "no_access";
  if (meter.standing || entry?.answer?.standing) return "handed_in";
  return meter.blocked ? "blocked" : "left";
}

export type Progress = { done: number; all: number; noAccess: number };

export function progressOf(house: WalkPackageOut, entries: Map<number, Entry>): Progress {
  const marks = house.meters.map((meter) => markOf(meter, entries.get(meter.meter_id)));
  return {
    done: marks.filter((mark) => mark !== "left" && mark !== "blocked").length,
    all: marks.filter((mark) => mark !== "blocked").length,
    noAccess: marks.filter((mark) => mark === "no_access").length,
  };
}

/** The next meter that nobody has read yet, after this one and then from the beginning. */
export function nextLeft(
  house: WalkPackageOut,
  entries: Map<number, Entry>,
  after: number | null,
): WalkMeterOut | undefined {
  const at = house.meters.findIndex(({ meter_id }) => meter_id === after);
  const round = [...house.meters.slice(at + 1), ...house.meters.slice(0, at + 1)];
  return round.find(
    (meter) => meter.meter_id !== after && markOf(meter, entries.get(meter.meter_id)) === "left",
  );
}
