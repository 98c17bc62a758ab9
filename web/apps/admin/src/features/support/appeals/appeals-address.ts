/** What narrows the list of appeals, kept in the address beside page and order. */
import { type Period, putPeriod, readPeriod } from "../../../shared/period-address";
import { type AppealsView, ASSIGNEES, KINDS, STATUSES } from "./api/list-appeals";

/** The name under which the address keeps the opened appeal. */
export const APPEAL_NAME = "appeal";

export type Filters = Omit<AppealsView, "search" | "sort" | "from" | "to"> & {
  /** Undefined: all times. */
  period: Period | undefined;
};

/** Reads the filters; what does not exist is no filter. */
export function readFilters(params: URLSearchParams): Filters {
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === params.get(name));
  const topic = Number(params.get("topic"));
  return {
    status: one("status", STATUSES),
    kind: one("kind", KINDS),
    topicId: Number.isInteger(topic) && topic > 0 ? topic : undefined,
    assignee: one("assignee", ASSIGNEES),
    team: /^(mine|[1-9]\d{0,8})$/.exec(params.get("team") ?? "")?.[0],
    overdue: params.get("overdue") === "true",
    period: readPeriod(params),
  };
}

/** Writes filters and goes back to the first page. */
export function withFilters(params: URLSearchParams, filters: Partial<Filters>): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | number | boolean | undefined) => {
    if (value) next.set(name, String(value));
    else next.delete(name);
  };
  for (const [name, value] of Object.entries(filters)) {
    if (name === "topicId") put("topic", value as number | undefined);
    else if (name === "period") putPeriod(next, value as Period | undefined);
    else put(name, value as string | boolean | undefined);
  }
  next.delete("page");
  return next;
}
