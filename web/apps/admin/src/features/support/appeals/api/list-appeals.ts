import {
  type AppealKind,
  cabinetApi,
  type StaffAppealStatus,
  type StaffAppealsOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Of all that is asked about appeals. */
export const APPEALS = ["appeals"] as const;

/** In the order of the manual (000, 3.5). */
export const STATUSES = ["draft", "new", "in_work", "done", "cancelled"] as const;
export const KINDS = ["question", "request", "complaint", "other"] as const;
export const ASSIGNEES = ["me", "nobody"] as const;

/** The orders that the service knows; the first is its own. */
export const SORTS = [
  "-created",
  "created",
  "-updated",
  "updated",
  "-number",
  "number",
  "due",
  "-due",
] as const;

export type AppealsView = {
  search: string;
  status: StaffAppealStatus | undefined;
  kind: AppealKind | undefined;
  topicId: number | undefined;
  assignee: (typeof ASSIGNEES)[number] | undefined;
  /** `mine`, or the id of one. */
  team: string | undefined;
  overdue: boolean;
  /** Days of registration by the supplier's clock, both inclusive. */
  from: string | undefined;
  to: string | undefined;
  sort: (typeof SORTS)[number];
};

/** As the service takes it. */
export function viewOf({ status, kind, topicId, ...rest }: AppealsView) {
  const list = <Value>(value: Value | undefined) => (value === undefined ? [] : [value]);
  return { ...rest, status: list(status), kind: list(kind), topic_id: list(topicId) };
}

export function appealsQuery(view: AppealsView, page: { limit: number; offset: number }) {
  const query = { ...viewOf(view), ...page };
  return queryOptions<StaffAppealsOut>({
    queryKey: [...APPEALS, "list", query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/appeals", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
