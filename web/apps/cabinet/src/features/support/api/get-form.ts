import { type AppealFormOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

export const APPEAL_FORM = ["appeal-form"] as const;

/** What an appeal can be about, and what of one is not sent yet. */
export const appealForm = queryOptions<AppealFormOut>({
  queryKey: APPEAL_FORM,
  queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/appeals/form", {})),
  // A draft may have been continued on another device.
  staleTime: 0,
  meta: KEPT,
});
