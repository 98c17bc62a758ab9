import {
  cabinetApi,
  type HandedInPageOut,
  type ServedSubmissionIn,
  type SubmissionOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { SERVICING } from "../../../shared/servicing/api/servicing";
import type { Scope } from "./list-meters";

export const SHOWN = 20;

/** Hands in what a meter shows; the same once more is the same reading, another one a correction. */
export function submitServed(reading: ServedSubmissionIn): Promise<SubmissionOut> {
  return dataOf(cabinetApi.POST("/api/cabinet/servicing/submissions", { body: reading }));
}

/** Takes back what was handed in in this session. */
export async function takeBack(id: string): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/servicing/submissions/{submission_id}", {
      params: { path: { submission_id: id } },
    }),
  );
}

/**
 * What the organisation has handed in in this window, the latest first; pages from 1. `refused`: of
 * all its meters what was refused and is still lacking.
 */
export function handedInQuery(scope: Scope | "refused", page: number) {
  const which = scope === "refused" ? { refused: true } : { scope };
  return queryOptions<HandedInPageOut>({
    queryKey: [...SERVICING, "handed-in", scope, page],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/submissions", {
          params: { query: { ...which, limit: SHOWN, offset: (page - 1) * SHOWN } },
        }),
      ),
    refetchOnMount: "always",
    placeholderData: (before) => before,
  });
}

/** Where the receipt of a reading is had on paper. */
export const receiptAddress = (id: string) =>
  `/api/cabinet/servicing/submissions/${id}/receipt?format=pdf`;
