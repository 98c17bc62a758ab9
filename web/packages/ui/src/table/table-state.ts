/** Page, size, order and search of a table, kept in the address so that «back» and bookmarks work. */
import { useAddress } from "../page/use-address";

export type TableState = {
  /** Rows per request, as the services take it (1-200). */
  limit: number;
  offset: number;
  /** Key of a column, with a minus for descending; empty = the service's own order. */
  sort: string;
  search: string;
};

export const PAGE_SIZES = [20, 50, 100];

function whole(text: string | null, otherwise: number, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : otherwise;
}

/** Reads the state from an address; anything odd in it gives the default. */
export function readTableState(params: URLSearchParams, size: number): TableState {
  const limit = whole(params.get("size"), size, 200);
  const page = whole(params.get("page"), 1, 1_000_000);
  return {
    limit,
    offset: (page - 1) * limit,
    sort: params.get("sort") ?? "",
    search: params.get("search") ?? "",
  };
}

/** Writes a state into an address, beside what others keep there; defaults are left out. */
export function writeTableState(params: URLSearchParams, state: TableState, size: number) {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string, usual: string) => {
    if (value === usual) next.delete(name);
    else next.set(name, value);
  };
  put("size", String(state.limit), String(size));
  put("page", String(Math.floor(state.offset / state.limit) + 1), "1");
  put("sort", state.sort, "");
  put("search", state.search, "");
  return next;
}

/** What has come of `now` when `next` was wished for where `drawn` was seen: the page always. */
function changedState(drawn: TableState, next: TableState, now: URLSearchParams, size: number) {
  const { limit, sort, search } = readTableState(now, size);
  return {
    limit: next.limit === drawn.limit ? limit : next.limit,
    offset: next.offset,
    sort: next.sort === drawn.sort ? sort : next.sort,
    search: next.search === drawn.search ? search : next.search,
  };
}

/** The table's state and its setter; a search replaces the history entry, a page adds one. */
export function useTableState(size = PAGE_SIZES[0] ?? 20) {
  const [params, setParams] = useAddress();
  const state = readTableState(params, size);
  const setState = (next: TableState) =>
    setParams((now) => writeTableState(now, changedState(state, next, now, size), size), {
      replace: next.search !== state.search,
    });
  return [state, setState] as const;
}

/**
 * The state after a press on a column's title: ascending, descending, ascending … from page 1.
 * With `oneWay` the second press gives the service's own order back.
 */
export function sortedBy(state: TableState, key: string, oneWay = false): TableState {
  const again = oneWay ? "" : `-${key}`;
  return { ...state, offset: 0, sort: state.sort === key ? again : key };
}

/** Which page numbers a pager shows, e.g. 1 … 4 [5] 6 … 20; null stands for the gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((n, index) => {
    const gap = n - (shown[index - 1] ?? n - 1);
    if (gap === 1) return [n];
    return gap === 2 ? [n - 1, n] : [null, n];
  });
}
