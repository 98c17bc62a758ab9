import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { MeterFilters } from "../meters-address";

/** The orders that the service knows; the first is its own. */
export const SORTS = [
  "serial_number",
  "-serial_number",
  "model",
  "-model",
  "verification_due_on",
  "-verification_due_on",
] as const;
export type MeterSort = (typeof SORTS)[number];

export type MetersQuery = MeterFilters & {
  search: string;
  sort: MeterSort;
  limit: number;
  offset: number;
};

export const METERS = ["meters"];
export const METER_LISTS = [...METERS, "list"];

/** A page of all meters, found by number, model and account, and narrowed by what is chosen. */
export function metersQuery(query: MetersQuery) {
  return queryOptions({
    queryKey: [...METER_LISTS, query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/meters", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Meters that stand nowhere, so that one of them can be installed. */
export function unusedQuery(search: string) {
  return metersQuery({ search, state: "unused", sort: "serial_number", limit: 20, offset: 0 });
}
