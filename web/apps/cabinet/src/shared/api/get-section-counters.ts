import { cabinetApi, type SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** What changes how much is new renews this. */
export const COUNTERS = ["section-counters"];

/** What is new in each section since the reader's last look. */
export function getSectionCounters(): Promise<SectionCountersOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/counters", {}));
}

export const sectionCountersQuery = queryOptions({
  queryKey: COUNTERS,
  queryFn: getSectionCounters,
});
