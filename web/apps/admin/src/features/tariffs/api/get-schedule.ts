import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { queryOptions } from "@tanstack/react-query";
import { taggedOf } from "../../../shared/tagged";
import { TARIFFS } from "./list-schedules";

/** A schedule with all its versions, the latest first, and its tag. */
export function scheduleQuery(id: number) {
  return queryOptions({
    queryKey: [...TARIFFS, "card", id],
    queryFn: () =>
      taggedOf(
        cabinetApi.GET("/api/cabinet/staff/tariff-schedules/{schedule_id}", {
          params: { path: { schedule_id: id } },
        }),
      ),
  });
}
