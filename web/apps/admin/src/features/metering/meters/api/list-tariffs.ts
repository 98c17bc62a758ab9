import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** The tariff schedules that a place can be given; a supplier has some dozens at most. */
export function tariffChoices() {
  return queryOptions({
    queryKey: ["tariff-schedules", "choices"],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/tariff-schedules", {
          params: { query: { limit: 200 } },
        }),
      ),
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
  });
}
