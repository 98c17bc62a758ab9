/** What narrows the list of late readings, kept in the address beside page and search. */

/** The name under which the address keeps the opened reading. */
export const LATE = "reading";

export const WHICH = ["waiting", "settled"] as const;
export type Which = (typeof WHICH)[number];

export type LateFilters = { which: Which | undefined; organization: number | undefined };

/** Reads the filters; what does not exist is no filter. */
export function readLateFilters(params: URLSearchParams): LateFilters {
  const key = params.get("organization") ?? "";
  return {
    which: WHICH.find((one) => one === params.get("which")),
    organization: /^[1-9]\d{0,8}$/.test(key) ? Number(key) : undefined,
  };
}

/** Writes filters and goes back to the first page. */
export function withLateFilters(
  params: URLSearchParams,
  filters: Partial<LateFilters>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(filters)) {
    if (value) next.set(name, String(value));
    else next.delete(name);
  }
  next.delete("page");
  return next;
}
