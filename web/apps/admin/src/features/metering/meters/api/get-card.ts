import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { queryOptions } from "@tanstack/react-query";
import { taggedOf } from "../../../../shared/tagged";
import { METERS } from "./list-meters";

/** A meter's card with its tag; that it was looked at is recorded, so it is asked for once. */
export function cardQuery(id: number) {
  return queryOptions({
    queryKey: [...METERS, "card", id],
    queryFn: () =>
      taggedOf(
        cabinetApi.GET("/api/cabinet/staff/meters/{meter_id}", {
          params: { path: { meter_id: id } },
        }),
      ),
    refetchOnWindowFocus: false,
  });
}
