import { type Analytics, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

export const ANALYTICS = ["analytics"] as const;
/** How many days a line goes back; the first is the usual. */
export const DAYS = ["30", "90"] as const;
export type Days = (typeof DAYS)[number];

const RENEWED_MS = 60_000;
/** While figures are being counted. */
const AWAITED_MS = 2_000;

/** All of the page by one request. */
export function analyticsQuery(days: Days) {
  const query = { days: Number(days) };
  return queryOptions<Analytics>({
    queryKey: [...ANALYTICS, query],
    queryFn: () => dataOf(adminApi.GET("/api/admin/analytics", { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.round.awaited ? AWAITED_MS : RENEWED_MS),
  });
}
