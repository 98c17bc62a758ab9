import { cabinetApi, type WalkHousesOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Houses that can be taken along, and when readings are taken. */
export function walkHouses(search: string, limit: number) {
  return queryOptions<WalkHousesOut>({
    queryKey: ["servicing-walk", "houses", search, limit],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/walk/houses", {
          params: { query: { search, limit, offset: 0 } },
        }),
      ),
    placeholderData: (before) => before,
  });
}
