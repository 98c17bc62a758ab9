/** Which of the meters and their places is meant. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";

/** The meter that an address names, else the first one. */
export function chosenMeter(meters: MeterOut[], id: string | null): MeterOut | undefined {
  return meters.find((meter) => String(meter.id) === id) ?? meters[0];
}

/** One meter for each place, the one in service before those that it has replaced. */
export function placesOf(meters: MeterOut[]): MeterOut[] {
  const first = new Map([...meters].reverse().map((meter) => [meter.usage_point_id, meter]));
  return meters.filter((meter) => first.get(meter.usage_point_id) === meter);
}

/** The place that an address names, or that of its meter, also of a replaced one; else the first. */
export function chosenPlace(meters: MeterOut[], params: URLSearchParams): MeterOut | undefined {
  const places = placesOf(meters);
  const meter = meters.find(({ id }) => String(id) === params.get("meter"));
  const point = String(meter?.usage_point_id ?? params.get("point"));
  return places.find((one) => String(one.usage_point_id) === point) ?? places[0];
}

/** The first meter of each account that has several places. */
export function severalPlaces(places: MeterOut[]): MeterOut[] {
  return places.filter(
    ({ account_id }, n) =>
      places.findIndex((one) => one.account_id === account_id) === n &&
      places.filter((one) => one.account_id === account_id).length > 1,
  );
}

/** All places of an account as one, for what is told of their sum; undefined when it has not several. */
export function wholeAccount(places: MeterOut[], account: string | null, name: string) {
  const here = places.filter(({ account_id }) => String(account_id) === account);
  const [first] = here;
  if (!first || here.length < 2) return undefined;
  const days = (key: "first_day" | "last_day") =>
    here.flatMap((one) => one[key] ?? []).sort((a, b) => (a < b ? -1 : 1));
  return {
    ...first,
    name,
    serial_number: "",
    address: "",
    channels: [...new Set(here.flatMap(({ channels }) => channels))],
    first_day: days("first_day")[0] ?? null,
    last_day: days("last_day").pop() ?? null,
  };
}
