import { authApi, type ListedUserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const MOST = 200;

/** Those to whom an appeal can be given, and who can be of a team. */
export function colleaguesQuery() {
  return queryOptions<{ items: ListedUserOut[] }>({
    queryKey: ["people", "staff", "colleagues"],
    queryFn: () =>
      dataOf(
        authApi.GET("/api/auth/staff/colleagues", {
          params: { query: { search: "", active: true, limit: MOST, offset: 0 } },
        }),
      ),
    staleTime: 5 * 60_000,
  });
}
