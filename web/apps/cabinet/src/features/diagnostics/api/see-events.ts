import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Shown } from "../shown";
import { questionOf } from "./question";

/** Marks as seen what is shown, as far as it was there when the list was read. */
export function seeEvents(shown: Shown, asOf: string): Promise<unknown> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/events/seen/all", {
      params: { query: { ...questionOf(shown), as_of: asOf } },
    }),
  );
}
