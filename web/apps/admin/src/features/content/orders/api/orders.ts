import {
  cabinetApi,
  type ServiceOrderChange,
  type StaffServiceOrderOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { seen, taggedOf } from "../../../../shared/tagged";

const LIST = "/api/cabinet/staff/content/orders";
const ORDER = "/api/cabinet/staff/content/orders/{order_id}";

export type State = StaffServiceOrderOut["state"];
type Wanted = { state?: State; limit: number; offset: number };

/** Whatever begins with it is renewed when an order changes. */
export const ORDERS = ["service-orders"];

/** A page of orders, the latest first. */
export function ordersQuery(query: Wanted) {
  return queryOptions({
    queryKey: [...ORDERS, "list", query],
    queryFn: () => dataOf(cabinetApi.GET(LIST, { params: { query } })),
  });
}

/** An order with its tag. */
export function orderQuery(id: string) {
  return queryOptions({
    queryKey: [...ORDERS, "order", id],
    queryFn: () => taggedOf(cabinetApi.GET(ORDER, { params: { path: { order_id: id } } })),
    refetchOnWindowFocus: false,
  });
}

/** Says what becomes of an order; 409 `order-settled`, 412 `stale`. */
export function changeOrder(id: string, tag: string, body: ServiceOrderChange) {
  const params = { path: { order_id: id }, header: seen(tag) };
  return dataOf(cabinetApi.PUT(ORDER, { params, body }));
}
