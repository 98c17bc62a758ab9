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
