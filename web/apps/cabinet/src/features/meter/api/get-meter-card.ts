import { cabinetApi, type MeterCardOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** All that is known of a meter, by the key of the address. */
export function meterCard(id: string) {
  return queryOptions<MeterCardOut>({
    queryKey: ["meter-card", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/meters/{meter_id}/card", {
          params: { path: { meter_id: id as unknown as number } },
        }),
      ),
  });
}
