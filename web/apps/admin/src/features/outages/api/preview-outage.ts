import { cabinetApi, type OutagePreviewOut, type OutageScope } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { OUTAGES } from "./list-outages";

/** Whom an outage would touch. Nothing is kept by asking. */
export function previewQuery(scope: OutageScope | null) {
  return queryOptions<OutagePreviewOut>({
    queryKey: [...OUTAGES, "preview", scope],
    queryFn: () =>
      dataOf(
        cabinetApi.POST("/api/cabinet/staff/outages/preview", {
          body: { scope: scope as OutageScope },
        }),
      ) as Promise<OutagePreviewOut>,
    enabled: scope !== null,
    placeholderData: scope === null ? undefined : keepPreviousData,
    retry: false,
  });
}
