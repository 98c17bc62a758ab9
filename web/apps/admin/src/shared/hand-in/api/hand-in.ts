import {
  cabinetApi,
  type FormMeterOut,
  type StaffSubmissionIn,
  type StaffSubmissionOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { queryOptions } from "@tanstack/react-query";

/** What is to be read off a meter, asked for anew each time: the look is recorded. */
export function formQuery(meterId: number, language: Language) {
  return queryOptions<FormMeterOut>({
    queryKey: ["hand-in", meterId, language],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/meters/{meter_id}/submissions/form", {
          params: { path: { meter_id: meterId }, query: { language } },
        }),
      ),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Hands in what a consumer has told. */
export function handIn(meterId: number, body: StaffSubmissionIn): Promise<StaffSubmissionOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/meters/{meter_id}/submissions", {
      params: { path: { meter_id: meterId } },
      body,
    }),
  );
}
