import { cabinetApi, type RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** One meter alone, or a usage point with all meters that have stood there. */
export type Source = { kind: "meter" | "point"; id: number };

export type ReadingsQuestion = {
  channel: RegisterReadingsOut["channel"];
  interval: "month" | "year";
  /** Any day of the period, `YYYY-MM-DD`, at the place. */
  date: string;
  period: "calendar" | "billing";
  limit: number;
  offset: number;
  /** As they were known at the end of this local day; missing: as they are. */
  as_known_on?: string | undefined;
  /** Say what was used cost as well. */
  cost?: true;
};

/** What counters showed in a period, latest first, and what was used between the readings. */
function listReadings(source: Source, query: ReadingsQuestion): Promise<RegisterReadingsOut> {
  if (source.kind === "meter") {
    const path = { meter_id: source.id };
    return dataOf(
      cabinetApi.GET("/api/cabinet/meters/{meter_id}/readings", { params: { path, query } }),
    );
  }
  const path = { usage_point_id: source.id };
  return dataOf(
    cabinetApi.GET("/api/cabinet/usage-points/{usage_point_id}/readings", {
      params: { path, query },
    }),
  );
}

/** With `kept` the former period stays in sight until the next one has come. */
export function readingsQuery(source: Source, question: ReadingsQuestion, kept = true) {
  return queryOptions({
    queryKey: ["register-readings", source, question],
    queryFn: () => listReadings(source, question),
    ...(kept && { placeholderData: keepPreviousData<RegisterReadingsOut> }),
  });
}
