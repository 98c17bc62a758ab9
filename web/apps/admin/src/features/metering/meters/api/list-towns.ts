import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** The towns in which there are accounts. */
export function townsQuery() {
  return queryOptions({
    queryKey: ["meters", "towns"],
    queryFn: () =>
      dataOf(cabinetApi.GET("/api/cabinet/staff/accounts/choices")).then(
        ({ localities }) => localities,
      ),
    staleTime: 60_000,
  });
}
