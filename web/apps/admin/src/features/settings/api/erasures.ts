import { authApi, type ErasureOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** What goes on is looked at so often. */
const AGAIN_MS = 3_000;

export const isDone = (erasure: ErasureOut) => erasure.parts.every((part) => part.done_at);

/** The last consumers whose data were erased, and which service has done its part. */
export function erasuresQuery(enabled: boolean) {
  return queryOptions<{ items: ErasureOut[] }>({
    queryKey: ["erasures"],
    queryFn: () => dataOf(authApi.GET("/api/auth/staff/erasures", {})),
    enabled,
    refetchInterval: ({ state }) => (state.data?.items.every(isDone) === false ? AGAIN_MS : false),
  });
}
