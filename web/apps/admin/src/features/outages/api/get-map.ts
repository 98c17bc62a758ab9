import { cabinetApi, type StaffMapOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { OUTAGES } from "./list-outages";

const FRESH_MS = 5 * 60_000;

/** What lies under every map, and where the houses are. */
export const staffMap = queryOptions<StaffMapOut>({
  queryKey: [...OUTAGES, "map"],
  queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/map")) as Promise<StaffMapOut>,
  staleTime: FRESH_MS,
});
