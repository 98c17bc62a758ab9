/** What narrows the log, and which page and entry are shown: all of it stands in the address. */
import { type AuditView, ONLY, type Only, type Place } from "./api/list-audit";

/** The name under which the address keeps the opened entry. */
export const ENTRY = "entry";

const dayOf = (text: string | null) =>
  text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
const wordOf = (text: string | null) => (text && /^[a-z0-9_-]{1,64}$/.test(text) ? text : "");
const placeOf = (text: string | null) =>
  text && /^\d{1,17}\.\d{1,18}$/.test(text) ? text : undefined;
const MOST_IDS = 5;
const LONGEST_ID = 64;
const idOf = (text: string | null) => (text ?? "").slice(0, LONGEST_ID);

/** Reads the view; what cannot be is no filter. */
export function readView(params: URLSearchParams): AuditView {
  const act = wordOf(params.get("act"));
  return {
    person: idOf(params.get("person")),
    object_kind: wordOf(params.get("kind")),
    object_id: params.getAll("id").map(idOf).filter(Boolean).slice(0, MOST_IDS),
    action: act ? [act] : [],
    only: ONLY.find((only) => only === params.get("only")),
    outcome: wordOf(params.get("outcome")),
    role: wordOf(params.get("role")),
    from: dayOf(params.get("from")),
    to: dayOf(params.get("to")),
    search: idOf(params.get("search")),
  };
}

export function readPlace(params: URLSearchParams): Place {
  const before = placeOf(params.get("before"));
  return { before, after: before ? undefined : placeOf(params.get("after")) };
}

export type Filters = {
  person?: string | undefined;
  kind?: string | undefined;
  id?: string | undefined;
  act?: string | undefined;
  only?: Only | undefined;
  outcome?: string | undefined;
  role?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  search?: string | undefined;
};

const FILTERS = ["person", "kind", "id", "act", "only", "outcome", "role", "from", "to"] as const;

/** Writes filters and goes back to the newest page. */
export function withFilters(params: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(filters)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  next.delete("before");
  next.delete("after");
  return next;
}

/** The page of older entries, of newer ones, or the newest of all. */
export function withPlace(params: URLSearchParams, place: Partial<Place>): URLSearchParams {
  const next = withFilters(params, {});
  if (place.before) next.set("before", place.before);
  if (place.after) next.set("after", place.after);
  return next;
}

/** How many filters are on. */
export const filtersOn = (params: URLSearchParams) =>
  FILTERS.filter((name) => params.has(name)).length;

/** The address of the log with these filters and no others. */
export const auditAddress = (filters: Filters) =>
  `/audit?${withFilters(new URLSearchParams(), filters)}`;
