import { cabinetApi, type WalkRecordOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Of all walks of the organisation: without access, with a note, or not taken; the latest first. */
export function walkRecords(limit: number) {
  return queryOptions<{ items: WalkRecordOut[]; total: number }>({
    queryKey: ["servicing-walk", "records", limit],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/walk/entries", {
          params: { query: { remarkable: true, limit, offset: 0 } },
        }),
      ),
    placeholderData: (before) => before,
  });
}

/** Where the photo of an entry is. */
export const recordPhoto = (key: string) => `/api/cabinet/servicing/walk/entries/${key}/photo`;
