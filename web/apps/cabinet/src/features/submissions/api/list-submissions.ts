import type { SubmissionOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { SUBMISSIONS } from "./get-form";

/** What has been handed in for a meter, the newest first. */
export function submissionsOf(meterId: number, limit: number) {
  return queryOptions<{ items: SubmissionOut[]; total: number }>({
    queryKey: [...SUBMISSIONS, "meter", meterId, limit],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/meters/{meter_id}/submissions", {
          params: { path: { meter_id: meterId }, query: { limit, offset: 0 } },
        }),
      ),
    placeholderData: (before) => before,
  });
}
