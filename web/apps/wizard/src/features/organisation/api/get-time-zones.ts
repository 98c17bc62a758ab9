import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";

/** IANA names of the time zones that an organisation may keep. */
function getTimeZones(): Promise<string[]> {
  return dataOf(wizardApi.GET("/api/wizard/organisation/time-zones", {})).then(
    (told) => told.items,
  );
}

export function timeZonesQuery() {
  return queryOptions<string[], Problem>({
    queryKey: ["time-zones"],
    queryFn: getTimeZones,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
