import { cabinetApi, type TariffDay } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { TARIFFS } from "./list-schedules";

/** Days of a year that count as a holiday or as another weekday. */
export function daysQuery(year: number) {
  return queryOptions({
    queryKey: [...TARIFFS, "days", year],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/tariff-days/{year}", { params: { path: { year } } }),
      ),
  });
}

/** Puts days in the place of all those of a year. */
export function setDays(year: number, items: TariffDay[]) {
  return dataOf(
    cabinetApi.PUT("/api/cabinet/staff/tariff-days/{year}", {
      params: { path: { year } },
      body: { items },
    }),
  );
}
