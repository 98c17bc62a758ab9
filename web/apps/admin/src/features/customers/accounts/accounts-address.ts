/** Filters of the accounts and the opened cards, kept in the address beside page and order. */
import type { AccountView } from "@personal-cabinet/api/cabinet";

/** The names under which the address keeps the opened account and subscriber. */
export const ACCOUNT = "account";
export const CUSTOMER = "customer";

export const KINDS = ["individual", "organization"] as const;
export const CONTRACTS = ["open", "ending", "closed"] as const;
export const PRESENT = ["with", "without"] as const;

export type AccountFilters = Omit<AccountView, "search" | "sort">;

export const FILTERS = [
  "kind",
  "contract",
  "meter",
  "user",
  "locality",
  "tariff",
  "differences",
] as const;
export type FilterName = (typeof FILTERS)[number];

/** Reads the filters; a value that does not exist is no filter. */
export function readFilters(params: URLSearchParams): AccountFilters {
  const one = <Value extends string>(name: FilterName, values: readonly Value[]) =>
    values.find((value) => value === params.get(name));
  const tariff = Number(params.get("tariff"));
  return {
    kind: one("kind", KINDS),
    contract: one("contract", CONTRACTS),
    meter: one("meter", PRESENT),
    user: one("user", PRESENT),
    locality: params.get("locality") || undefined,
    tariff: Number.isInteger(tariff) && tariff > 0 ? tariff : undefined,
    differences: params.get("differences") === "true" || undefined,
  };
}

/** Writes one filter and goes back to the first page. */
export function withFilter(
  params: URLSearchParams,
  name: FilterName,
  value: string,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value) next.set(name, value);
  else next.delete(name);
  next.delete("page");
  return next;
}

export function withoutFilters(params: URLSearchParams): URLSearchParams {
  return FILTERS.reduce((next, name) => withFilter(next, name, ""), params);
}
