import { cabinetApi, type SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** What is new in each section since the reader's last look. */
export function getSectionCounters(): Promise<SectionCountersOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/counters", {}));
}
