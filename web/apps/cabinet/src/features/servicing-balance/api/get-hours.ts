import { cabinetApi, type HouseHoursOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** A house by the hours of a day. */
function getHours(house: number, day: string): Promise<HouseHoursOut> {
  const params = { path: { house_id: house }, query: { day } };
  return dataOf(
    cabinetApi.GET("/api/cabinet/servicing/houses/{house_id}/balance/hours", { params }),
  );
}

export const hoursQuery = (house: number, day: string) =>
  queryOptions({
    queryKey: ["servicing", "balance", house, "hours", day],
    queryFn: () => getHours(house, day),
  });
