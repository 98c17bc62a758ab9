import { authApi, type ColleagueNameOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Active members of staff by name: whom something can be given to, and who gives rights. */
export function colleaguesQuery() {
  return queryOptions<{ items: ColleagueNameOut[] }>({
    queryKey: ["people", "staff", "names"],
    queryFn: () => dataOf(authApi.GET("/api/auth/staff/colleagues/names")),
    staleTime: 5 * 60_000,
  });
}
