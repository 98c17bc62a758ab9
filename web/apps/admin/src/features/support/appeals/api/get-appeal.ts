import { cabinetApi, type StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Of all cards. */
export const APPEAL = ["appeal"] as const;
/** Of one. */
export const appealKey = (id: string) => [...APPEAL, id];

/** One appeal with all that was written. Each look is told to its author: it is asked for when it has changed. */
export function appealQuery(id: string) {
  return queryOptions<StaffAppealCardOut>({
    queryKey: appealKey(id),
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/appeals/{appeal_id}", {
          params: { path: { appeal_id: id } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
