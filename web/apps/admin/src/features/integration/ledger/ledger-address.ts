/** Filters of the ledger and the opened batch, kept in the address beside page and size. */
import type { BatchState } from "./api/list-batches";

/** The name under which the address keeps the opened batch. */
export const BATCH = "batch";

export const KINDS = [
  "customers",
  "service-locations",
  "accounts",
  "usage-points",
  "meter-models",
  "meters",
  "register-readings",
  "interval-profiles",
  "meter-events",
  "connection-states",
];

export const STATES: BatchState[] = ["in_progress", "done", "failed"];

export type LedgerFilters = {
  sender: string | undefined;
  kind: string | undefined;
  state: BatchState | undefined;
};

/** Reads the filters; a state that does not exist is no filter. */
export function readFilters(params: URLSearchParams): LedgerFilters {
  return {
    sender: params.get("sender") || undefined,
    kind: params.get("kind") || undefined,
    state: STATES.find((state) => state === params.get("state")),
  };
}

/** Writes one filter and goes back to the first page. */
export function withFilter(
  params: URLSearchParams,
  name: keyof LedgerFilters,
  value: string | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value) next.set(name, value);
  else next.delete(name);
  next.delete("page");
  return next;
}

export function withoutFilters(params: URLSearchParams): URLSearchParams {
  return (["sender", "kind", "state"] as const).reduce(
    (next, name) => withFilter(next, name, undefined),
    params,
  );
}
