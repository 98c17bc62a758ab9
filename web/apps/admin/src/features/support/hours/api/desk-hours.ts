import { cabinetApi, type DeskHoursIn, type DeskHoursOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

export const HOURS = ["desk-hours"] as const;

/** When the desk works, by the supplier's clock. */
export function hoursQuery() {
  return queryOptions<DeskHoursOut>({
    queryKey: HOURS,
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/desk-hours", {})),
    // A form is made of it: what is being typed is not taken away by a look at the window.
    refetchOnWindowFocus: false,
  });
}

/** Terms of appeals that are there stay. */
export function setHours(body: DeskHoursIn) {
  return dataOf(cabinetApi.PUT("/api/cabinet/staff/desk-hours", { body }));
}

/** By when an appeal that comes now would be answered; null: of what is none. */
export function previewQuery(body: DeskHoursIn | null) {
  return queryOptions({
    queryKey: [...HOURS, "preview", body],
    queryFn: () =>
      dataOf(cabinetApi.POST("/api/cabinet/staff/desk-hours/preview", { body: body ?? never() })),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

function never(): never {
  throw new Error("nothing to preview");
}
