/** Where somebody was in a house, and what he has typed there and not yet written down. */
import { find, list, put } from "./vault";

/** What was on the screen: nothing typed is lost with the page, nor with the session. */
export type Place = {
  meter: number;
  values: Record<string, string>;
  note: string;
  /** It holds what is in no entry yet. */
  typed: boolean;
};

let before: Promise<unknown> = Promise.resolve();

export const findPlace = (owner: string, house: number) =>
  before.then(() => find<Place>(owner, "place", String(house)));

/** In the order of the keys that were pressed. `until`, ms: as long as its house is kept. */
export function keepPlace(owner: string, house: number, place: Place, until: number) {
  const kept = { subject: String(house), unsent: place.typed, until };
  const done = before.then(() => put(owner, "place", String(house), place, kept));
  before = done.catch(() => undefined);
  return done;
}

export const anyTyped = async (owner: string): Promise<boolean> =>
  (await list<Place>(owner, "place")).some(({ typed }) => typed);
