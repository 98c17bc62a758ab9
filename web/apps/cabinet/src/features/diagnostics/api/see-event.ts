import { cabinetApi, type ListedEventOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Marks one event as seen. */
export function seeEvent({ meter_id, occurred_at, code }: ListedEventOut): Promise<unknown> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/events/seen", { body: { meter_id, occurred_at, code } }),
  );
}
