import { cabinetApi, type HouseBalanceOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** A house's balance by months; `month` is a day of the one of which more is told. */
function getBalance(house: number, month: string | null): Promise<HouseBalanceOut> {
  const params = { path: { house_id: house }, query: { month } };
  return dataOf(cabinetApi.GET("/api/cabinet/servicing/houses/{house_id}/balance", { params }));
}

export const balanceQuery = (house: number, month: string | null) =>
  queryOptions({
    queryKey: ["servicing", "balance", house, month],
    queryFn: () => getBalance(house, month),
  });
