import {
  cabinetApi,
  type DeletionIn,
  type ReasonedDeletionIn,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { seen, taggedOf } from "../../../../shared/tagged";
import { ACCOUNTS } from "./list-accounts";

/** What deleting would do, with the tag that the deletion names. */
export function planQuery(chosen: DeletionIn) {
  return queryOptions({
    queryKey: [...ACCOUNTS, "plan", chosen],
    queryFn: () => taggedOf(cabinetApi.POST("/api/cabinet/staff/deletions/plan", { body: chosen })),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Deletes as the plan said; 412 `stale` when it would do something else by now. */
export function deleteChosen(chosen: ReasonedDeletionIn, tag: string) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/deletions", {
      params: { header: seen(tag) },
      body: chosen,
    }),
  );
}

/** What can be brought back. */
export function deletionsQuery() {
  return queryOptions({
    queryKey: [...ACCOUNTS, "deletions"],
    queryFn: () =>
      dataOf(cabinetApi.GET("/api/cabinet/staff/deletions", { params: { query: { limit: 50 } } })),
  });
}

/** Brings back what one deletion took. */
export function restoreDeletion(id: number) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/deletions/{deletion_id}/restore", {
      params: { path: { deletion_id: id } },
    }),
  );
}
