import type { StaffSubmissionCardOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { SUBMISSIONS } from "./list-submissions";

/** One handed-in reading, with every state that it has had. */
export function submissionQuery(id: string) {
  return queryOptions<StaffSubmissionCardOut>({
    queryKey: [...SUBMISSIONS, "one", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/submissions/{submission_id}", {
          params: { path: { submission_id: id } },
        }),
      ),
  });
}
