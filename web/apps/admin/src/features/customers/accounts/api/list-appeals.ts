import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { ACCOUNTS } from "./list-accounts";

/** What a subscriber has asked, the latest first: as many as one answer tells. */
export function appealsOfQuery(customerId: number) {
  return queryOptions({
    queryKey: [...ACCOUNTS, "appeals", customerId],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/appeals", {
          params: { query: { customer_id: customerId, limit: 200 } },
        }),
      ),
  });
}
