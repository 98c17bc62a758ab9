import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { seen, taggedOf } from "../../../../shared/tagged";

export type Decision = {
  kind: "meter" | "usage_point";
  field: string;
  choice: "system" | "staff";
};

/** Says whose value of a field stands: the system's, or the one that staff have set. */
export function decideDifference(id: number, tag: string, body: Decision) {
  return taggedOf(
    cabinetApi.POST("/api/cabinet/staff/meters/{meter_id}/differences", {
      params: { path: { meter_id: id }, header: seen(tag) },
      body,
    }),
  );
}
