import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const POLL_MS = 60_000;

/** Whatever begins with it is renewed when an order of a service changes. */
export const ORDERS = ["service-orders"];

/** How many orders nobody has looked at, for the menu. */
export const newOrdersQuery = queryOptions({
  queryKey: [...ORDERS, "counters"],
  queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/content/orders/counters", {})),
  select: (counters: { new: number }) => counters.new,
  refetchInterval: POLL_MS,
});
