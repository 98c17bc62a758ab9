import {
  cabinetApi,
  type StaffOutageOut,
  type StaffOutagesOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Of all that is asked about outages. */
export const OUTAGES = ["outages"] as const;

export type OutageStatus = StaffOutageOut["status"];
export type OutageKind = StaffOutageOut["kind"];

/** In the order in which they follow one another. */
export const STATUSES = ["draft", "planned", "current", "ended", "cancelled"] as const;
export const KINDS = ["emergency", "planned"] as const;

export type OutagesView = {
  search: string;
  status: OutageStatus | undefined;
  kind: OutageKind | undefined;
  /** Days by the supplier's clock, both inclusive: what goes on in one of them. */
  from: string | undefined;
  to: string | undefined;
};

const RENEWED_MS = 60_000;

export function outagesQuery(view: OutagesView, page: { limit: number; offset: number }) {
  const list = <Value>(value: Value | undefined) => (value === undefined ? [] : [value]);
  const query = { ...view, status: list(view.status), kind: list(view.kind), ...page };
  return queryOptions<StaffOutagesOut>({
    queryKey: [...OUTAGES, "list", query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/outages", { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: RENEWED_MS,
  });
}
