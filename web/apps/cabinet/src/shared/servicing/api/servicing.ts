import {
  cabinetApi,
  type ServedAddressOut,
  type ServedHouseOut,
  type ServicingOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** Of all that is asked for an organisation: whoever hands something in renews it. */
export const SERVICING = ["servicing"] as const;
/** Houses on a page of their list; the main page brings the first of them. */
export const HOUSES_SHOWN = 50;

/** The main page: organisation, contact person, days for readings, first houses. */
export const servicingQuery = queryOptions<ServicingOut>({
  queryKey: [...SERVICING, "main"],
  queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/servicing", {})),
  // A day may have passed, or a colleague have handed in.
  refetchOnWindowFocus: "always",
  meta: KEPT,
});

/** A page of the houses whose address holds every word of `query`; pages from 1. */
export function housesQuery(query: string, page: number) {
  return queryOptions<{ items: ServedHouseOut[]; total: number }>({
    queryKey: [...SERVICING, "houses", query, page],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/houses", {
          params: { query: { query, limit: HOUSES_SHOWN, offset: (page - 1) * HOUSES_SHOWN } },
        }),
      ),
    placeholderData: (before) => before,
  });
}

/** Where all the houses stand, in order: to choose one by its parts. */
export const addressesQuery = queryOptions<ServedAddressOut[]>({
  queryKey: [...SERVICING, "addresses"],
  queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/servicing/addresses", {})),
});
