import { cabinetApi, type HomeOut, type SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { begunPart } from "@personal-cabinet/api/session";
import { queryOptions } from "@tanstack/react-query";

/** What changes how much is new renews this. */
export const COUNTERS = ["section-counters"];

/** What is new in each section since the reader's last look. */
async function getSectionCounters(): Promise<SectionCountersOut> {
  // The main page begins with an answer that has them.
  const home = await begunPart<Pick<HomeOut, "counters">>("/api/cabinet/home");
  return home?.counters ?? dataOf(cabinetApi.GET("/api/cabinet/counters", {}));
}

export const sectionCountersQuery = queryOptions({
  queryKey: COUNTERS,
  queryFn: getSectionCounters,
});
