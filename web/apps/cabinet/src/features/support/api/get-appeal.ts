import { type AppealCardOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";
import { APPEALS } from "./list-appeals";

const AGAIN_MS = 60_000;

/** One appeal with everything that was said in it. */
export function appealQuery(id: string) {
  return queryOptions<AppealCardOut>({
    queryKey: [...APPEALS, "one", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/appeals/{appeal_id}", {
          params: { path: { appeal_id: id } },
        }),
      ),
    refetchInterval: AGAIN_MS,
    meta: KEPT,
  });
}
