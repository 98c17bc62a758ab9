import { cabinetApi, type StaffAppealTopicOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

export const TOPICS = ["appeal-topics"] as const;

/** All topics of appeals in their order, those out of use among them. */
export function topicsQuery() {
  return queryOptions<{ items: StaffAppealTopicOut[] }>({
    queryKey: TOPICS,
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/appeal-topics", {})),
  });
}
