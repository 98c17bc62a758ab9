import { cabinetApi, type OutageMapOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";
import { OUTAGES } from "./list-outages";

/** One's own places, and what is switched off around them now and in the next days. */
export const outageMapQuery = queryOptions<OutageMapOut>({
  queryKey: [...OUTAGES, "map"],
  queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/outages/map", {})) as Promise<OutageMapOut>,
  meta: KEPT,
});
