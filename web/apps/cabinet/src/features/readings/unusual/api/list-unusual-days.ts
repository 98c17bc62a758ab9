import { cabinetApi, type UnusualDaysOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";
import type { Channel } from "../../../../shared/channels";

type Days = { channel: Channel; start: string; end: string };

/** A meter's place, or all places of an account together. */
type Whose = number | { account: number };

/** Which of these days are unlike others of their kind. */
function listUnusualDays(
  whose: Whose,
  query: Days,
): Promise<Pick<UnusualDaysOut, "unit" | "items">> {
  if (typeof whose === "object") {
    const params = { path: { account_id: whose.account }, query };
    return dataOf(cabinetApi.GET("/api/cabinet/accounts/{account_id}/unusual-days", { params }));
  }
  const params = { path: { meter_id: whose }, query };
  return dataOf(cabinetApi.GET("/api/cabinet/meters/{meter_id}/unusual-days", { params }));
}

export function unusualDaysQuery(whose: Whose, days: Days) {
  return queryOptions({
    queryKey: ["unusual-days", whose, days],
    queryFn: () => listUnusualDays(whose, days),
    meta: KEPT,
  });
}
