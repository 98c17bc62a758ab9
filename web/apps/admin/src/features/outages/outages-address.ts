/** What narrows the list of outages, kept in the address beside the page. */
import { type Period, putPeriod, readPeriod } from "../../shared/period-address";
import { KINDS, type OutagesView, STATUSES } from "./api/list-outages";

/** The name under which the address keeps the opened outage. */
export const OUTAGE_NAME = "outage";

export type Filters = Pick<OutagesView, "status" | "kind"> & {
  /** Undefined: all times. */
  period: Period | undefined;
};

/** Reads the filters; what does not exist is no filter. */
export function readFilters(params: URLSearchParams): Filters {
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === params.get(name));
  return {
    status: one("status", STATUSES),
    kind: one("kind", KINDS),
    period: readPeriod(params),
  };
}

/** Writes filters and goes back to the first page. */
export function withFilters(params: URLSearchParams, filters: Partial<Filters>): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | undefined) => {
    if (value) next.set(name, value);
    else next.delete(name);
  };
  if ("status" in filters) put("status", filters.status);
  if ("kind" in filters) put("kind", filters.kind);
  if ("period" in filters) putPeriod(next, filters.period);
  next.delete("page");
  return next;
}
