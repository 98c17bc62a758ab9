import {
  cabinetApi,
  type ServiceOrderIn,
  type ServiceOrderOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

const SHOWN = 50;

/** One's own orders, the latest first. */
export const ordersQuery = queryOptions({
  // The stream of notices says `orders` when one is another.
  queryKey: ["orders"],
  queryFn: () =>
    dataOf(cabinetApi.GET("/api/cabinet/service-orders", { params: { query: { limit: SHOWN } } })),
  meta: KEPT,
});

/** Orders a service for an account; sent twice with one key it is ordered once. */
export function orderService(account: number, body: ServiceOrderIn): Promise<ServiceOrderOut> {
  const path = { account_id: account };
  return dataOf(
    cabinetApi.POST("/api/cabinet/accounts/{account_id}/service-orders", {
      params: { path },
      body,
    }),
  );
}

/** Cancels what nobody has begun with; else 409 `order-settled`. */
export function cancelOrder(order: string): Promise<ServiceOrderOut> {
  const path = { order_id: order };
  return dataOf(
    cabinetApi.POST("/api/cabinet/service-orders/{order_id}/cancel", { params: { path } }),
  );
}
