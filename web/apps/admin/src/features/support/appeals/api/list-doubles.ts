import { cabinetApi, type StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { APPEALS } from "./list-appeals";

const MOST = 50;

/** The latest appeals of somebody by his name: among them are those that say the same once more. */
export function doublesQuery(name: string) {
  const query = { search: name, limit: MOST, offset: 0 };
  return queryOptions<{ items: StaffAppealOut[] }>({
    queryKey: [...APPEALS, "doubles", query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/appeals", { params: { query } })),
  });
}
