import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** The service forgets who is silent after 30 seconds. */
const AGAIN_MS = 10_000;

/** Says that who is signed in is at an appeal; tells who else is, and whether it has changed. */
export function presenceQuery(id: string, typing: () => boolean) {
  return queryOptions({
    queryKey: ["appeal-presence", id],
    queryFn: () =>
      dataOf(
        cabinetApi.PUT("/api/cabinet/staff/appeals/{appeal_id}/presence", {
          params: { path: { appeal_id: id } },
          body: { typing: typing() },
        }),
      ),
    refetchInterval: AGAIN_MS,
    gcTime: 0,
    retry: false,
  });
}
