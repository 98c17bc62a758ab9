import { cabinetApi, type DeliveriesOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Which systems hand in data of one's meters, and when each did last. */
function listDeliveries(): Promise<DeliveriesOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/acts/deliveries"));
}

export function deliveriesQuery() {
  return queryOptions({ queryKey: ["acts", "deliveries"], queryFn: listDeliveries });
}
