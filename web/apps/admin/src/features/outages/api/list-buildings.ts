import { type BuildingOut, type BuildingsOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Box } from "@personal-cabinet/ui/map/shapes";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { OUTAGES } from "./list-outages";

/** More than so many are told as clusters. */
const MOST_ON_MAP = 1000;
const MOST_FOUND = 20;
const DIGITS = 5;

/** The buildings of a box, or clusters of them where there are many. */
export function buildingsIn(box: Box | null) {
  const bbox = box?.map((degrees) => degrees.toFixed(DIGITS)).join(",") ?? "";
  return queryOptions<BuildingsOut>({
    queryKey: [...OUTAGES, "buildings", bbox],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/buildings", {
          params: { query: { bbox, limit: MOST_ON_MAP } },
        }),
      ) as Promise<BuildingsOut>,
    enabled: box !== null,
    placeholderData: keepPreviousData,
  });
}

/** The first buildings whose address a search fits. */
export function foundBuildings(search: string) {
  return queryOptions<BuildingOut[]>({
    queryKey: [...OUTAGES, "buildings-found", search],
    queryFn: async () =>
      (
        (await dataOf(
          cabinetApi.GET("/api/cabinet/staff/buildings", {
            params: { query: { search, limit: MOST_FOUND } },
          }),
        )) as BuildingsOut
      ).items,
    placeholderData: keepPreviousData,
  });
}
