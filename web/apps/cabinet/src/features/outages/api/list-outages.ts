import { cabinetApi, type OutageOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** Of all that is asked about outages. */
export const OUTAGES = ["outages"] as const;

const RENEWED_MS = 60_000;

/** Those of one's own places: current ones, planned ones, then those of the last week. */
export const outagesQuery = queryOptions<OutageOut[]>({
  queryKey: [...OUTAGES, "list"],
  queryFn: async () => (await dataOf(cabinetApi.GET("/api/cabinet/outages", {}))).items,
  refetchInterval: RENEWED_MS,
  // Without light there often is no network either.
  meta: KEPT,
});
