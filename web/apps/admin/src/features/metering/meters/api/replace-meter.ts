import { cabinetApi, type ReplacementIn } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { seen } from "../../../../shared/tagged";

/** Puts another meter in the place of this one, or takes it down, with what both showed. */
export function replaceMeter(id: number, tag: string, body: ReplacementIn) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/meters/{meter_id}/replacements", {
      params: { path: { meter_id: id }, header: seen(tag) },
      body,
    }),
  );
}

/** Undoes a mistaken replacement; 409 `replacement-final` when something was read since. */
export function undoReplacement(id: number, tag: string, replacement: number) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/meters/{meter_id}/replacements/{replacement_id}/undo", {
      params: {
        path: { meter_id: id, replacement_id: replacement },
        header: seen(tag),
      },
    }),
  );
}
