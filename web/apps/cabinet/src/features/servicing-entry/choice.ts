/** A house, chosen by the parts of its address that narrow each other. */
import type { ServedAddressOut } from "@personal-cabinet/api/cabinet";

export type Parts = { locality: string | null; street: string | null; house: number | null };
export type Option = { value: string; label: string };

const unique = (values: string[]) => [...new Set(values)];

export type Narrowed = {
  parts: Parts;
  localities: string[];
  streets: string[];
  houses: Option[];
};

/** What is left to choose from; a choice of one is made. */
export function narrow(addresses: ServedAddressOut[], wanted: Parts): Narrowed {
  const known = addresses.find(({ id }) => id === wanted.house);
  const only = (among: string[], chosen: string | null) =>
    chosen !== null && among.includes(chosen)
      ? chosen
      : among.length === 1
        ? (among[0] ?? null)
        : null;
  const localities = unique(addresses.map(({ locality }) => locality));
  const locality = known?.locality ?? only(localities, wanted.locality);
  const inLocality = addresses.filter((one) => one.locality === locality);
  const streets = unique(inLocality.map(({ street }) => street ?? ""));
  const street = known ? (known.street ?? "") : only(streets, wanted.street);
  const there = street === null ? [] : inLocality.filter((one) => (one.street ?? "") === street);
  const houses = there.map(({ id, house }) => ({ value: String(id), label: house ?? "—" }));
  const [first] = there;
  const house = known?.id ?? (there.length === 1 && first ? first.id : null);
  return { parts: { locality, street, house }, localities, streets, houses };
}

type Flat = { flat: string; by_hand: number; handed_in: number };

/** The flat that is entered after this one: the next of which readings are missing. */
export function flatAfter(flats: Flat[], flat: string | null): string | null {
  const place = flats.findIndex((one) => one.flat === flat);
  const missing = ({ handed_in, by_hand }: Flat) => handed_in < by_hand;
  const after = flats.slice(place + 1);
  const found = after.find(missing) ?? flats.slice(0, Math.max(place, 0)).find(missing);
  return found?.flat ?? null;
}
