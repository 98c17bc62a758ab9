import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** How many of those who see a subscriber's accounts agreed to which version of the agreement. */
export function customerConsentsQuery(id: number) {
  return queryOptions({
    queryKey: ["customer-consents", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/content/consents/{customer_id}", {
          params: { path: { customer_id: id } },
        }),
      ),
  });
}
