import type { LateReadingOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { SUBMISSIONS } from "./list-submissions";

export type LateQuery = {
  search: string;
  /** Key of the servicing organisation. */
  organization: number | undefined;
  /** Whether a reading of the meter counts in that window by now; undefined: either. */
  settled: boolean | undefined;
  limit: number;
  offset: number;
};

/** Readings of walks that were taken in time and came too late, the last first. */
export function lateQuery(query: LateQuery) {
  return queryOptions<{ items: LateReadingOut[]; total: number }>({
    queryKey: [...SUBMISSIONS, "late", query],
    queryFn: () =>
      dataOf(cabinetApi.GET("/api/cabinet/staff/late-readings", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Where the photo of one is. */
export const latePhoto = ({ organization, key }: LateReadingOut) =>
  `/api/cabinet/staff/late-readings/${organization.id}/${key}/photo`;
