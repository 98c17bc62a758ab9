/** Filters of the meters and the opened one, kept in the address beside page and order. */

/** The name under which the address keeps the opened meter. */
export const METER = "meter";

/** Under which a day is named that another page means: its month is opened in the meter's card. */
const DAY = "day";

/** The month that the address means, `2026-11`. */
export function monthOf(params: URLSearchParams): string | undefined {
  return /^(\d{4}-(?:0[1-9]|1[0-2]))-\d{2}$/.exec(params.get(DAY) ?? "")?.[1];
}

/** Which of a meter's events another page means. */
export type MeantEvent = { code: string; at: string };

/** The event that the address means: its code, and when it was by the clock of the place. */
export function eventOf(params: URLSearchParams): MeantEvent | undefined {
  const [code, at] = [params.get("event"), params.get("at")];
  const good = code && at && /^\d{4}-\d{2}-\d{2}T/.test(at) && !Number.isNaN(Date.parse(at));
  return good ? { code, at } : undefined;
}

export const STATES = ["in_service", "removed", "unused"] as const;
export const DUE = ["overdue", "soon", "valid", "unknown"] as const;
export const LOADS = ["connected", "limited", "disconnected", "unknown"] as const;

/** Of meters that are read from afar: whether their day has arrived. */
export const DAILY = ["missing", "arrived"] as const;

export type MeterFilters = {
  state?: (typeof STATES)[number];
  verification?: (typeof DUE)[number];
  load?: (typeof LOADS)[number];
  manufacturer?: string;
  model_id?: number;
  daily?: (typeof DAILY)[number];
  locality?: string;
};

export const FILTERS = [
  "state",
  "verification",
  "load",
  "manufacturer",
  "model_id",
  "daily",
  "locality",
] as const;

/** Reads the filters; a value that does not exist is no filter. */
export function readFilters(params: URLSearchParams): MeterFilters {
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === params.get(name));
  const model = Number(params.get("model_id"));
  return {
    state: one("state", STATES),
    verification: one("verification", DUE),
    load: one("load", LOADS),
    manufacturer: params.get("manufacturer") || undefined,
    model_id: Number.isInteger(model) && model > 0 ? model : undefined,
    daily: one("daily", DAILY),
    locality: params.get("locality") || undefined,
  };
}

/** Writes one filter and goes back to the first page. */
export function withFilter(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value) next.set(name, value);
  else next.delete(name);
  next.delete("page");
  return next;
}

export function withoutFilters(params: URLSearchParams): URLSearchParams {
  return FILTERS.reduce((next, name) => withFilter(next, name, ""), params);
}
