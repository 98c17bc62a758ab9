import type { StaffSubmissionOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Of all that is asked about handed-in readings. */
export const SUBMISSIONS = ["submissions"] as const;

export const STATES = ["on_its_way", "accepted", "refused", "corrected"] as const;
export type SubmissionState = (typeof STATES)[number];

/** The orders that the service knows; the first is its own. */
export const SORTS = [
  "-submitted",
  "submitted",
  "-taken",
  "taken",
  "account",
  "-account",
  "address",
  "-address",
] as const;
export type SubmissionSort = (typeof SORTS)[number];

export type SubmissionsView = {
  search: string;
  state: SubmissionState | undefined;
  /** Days on which they were handed in, by the supplier's clock, both inclusive. */
  from: string | undefined;
  to: string | undefined;
  /** Key of the servicing organisation that handed them in. */
  organization: number | undefined;
  sort: SubmissionSort;
};

/** Readings keep coming, and billing answers. */
const AGAIN_MS = 30_000;

export type SubmissionsQuery = SubmissionsView & { limit: number; offset: number };

export function submissionsQuery({ state, ...rest }: SubmissionsQuery) {
  const query = { ...rest, state: state && [state] };
  return queryOptions<{ items: StaffSubmissionOut[]; total: number }>({
    queryKey: [...SUBMISSIONS, "list", query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/submissions", { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}
