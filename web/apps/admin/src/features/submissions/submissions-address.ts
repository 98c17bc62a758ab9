/** What narrows the list of handed-in readings, kept in the address beside page and order. */
import { STATES, type SubmissionState } from "./api/list-submissions";

/** The name under which the address keeps the opened reading. */
export const SUBMISSION = "submission";

export type Filters = {
  state: SubmissionState | undefined;
  from: string | undefined;
  to: string | undefined;
  /** Key of the servicing organisation that handed them in. */
  organization: number | undefined;
};

const dayOf = (text: string | null) =>
  text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;

function keyOf(text: string | null): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Reads the filters; what does not exist is no filter. */
export function readFilters(params: URLSearchParams): Filters {
  return {
    state: STATES.find((state) => state === params.get("state")),
    from: dayOf(params.get("from")),
    to: dayOf(params.get("to")),
    organization: keyOf(params.get("organization")),
  };
}

/** Writes filters and goes back to the first page. */
export function withFilters(params: URLSearchParams, filters: Partial<Filters>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(filters)) {
    if (value) next.set(name, String(value));
    else next.delete(name);
  }
  next.delete("page");
  return next;
}
