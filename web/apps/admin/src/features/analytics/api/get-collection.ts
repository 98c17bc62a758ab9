import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { ANALYTICS } from "./get-analytics";

/** As many days as stand beside each other in the drawer. */
const DAYS = 7;

/** How many meters had sent their day, by day and town. */
export function collectionQuery(enabled: boolean) {
  return queryOptions({
    queryKey: [...ANALYTICS, "collection"],
    queryFn: () =>
      dataOf(
        adminApi.GET("/api/admin/analytics/collection", { params: { query: { days: DAYS } } }),
      ),
    enabled,
  });
}
