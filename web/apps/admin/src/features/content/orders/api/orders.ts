import {
  cabinetApi,
  type ExportJobOut,
  type ServiceOrderChange,
  type StaffServiceOrderOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { paths } from "@personal-cabinet/api/generated/cabinet";
import { queryOptions } from "@tanstack/react-query";
import { ORDERS } from "../../../../shared/api/new-orders";
import { seen, taggedOf } from "../../../../shared/tagged";

const LIST = "/api/cabinet/staff/content/orders";
const EXPORTS = "/api/cabinet/staff/content/orders/exports";
const ORDER = "/api/cabinet/staff/content/orders/{order_id}";

const MOST_SERVICES = 200;

export type State = StaffServiceOrderOut["state"];
/** Which orders are looked for, as the address has it. */
export type OrdersView = NonNullable<paths[typeof LIST]["get"]["parameters"]["query"]>;
type ExportBody = paths[typeof EXPORTS]["post"]["requestBody"]["content"]["application/json"];

/** A page of orders, the latest first. */
export function ordersQuery(query: OrdersView) {
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

/** Asks for a file of the orders of a view; it is made beside the requests. */
export function askOrders(
  view: ExportBody["view"],
  format: "xlsx" | "csv",
  language: "ru" | "en",
): Promise<ExportJobOut> {
  return dataOf(cabinetApi.POST(EXPORTS, { body: { view, format, language } }));
}

/** The services that are published, to look for orders of one. */
export const servicesQuery = queryOptions({
  queryKey: ["content", "services-chosen"],
  queryFn: () =>
    dataOf(
      cabinetApi.GET("/api/cabinet/staff/content/entries", {
        params: { query: { kind: "service", limit: MOST_SERVICES } },
      }),
    ),
});
