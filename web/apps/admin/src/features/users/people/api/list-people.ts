import { authApi, type ListedUserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** A page of consumers or of staff, newest first, found by name, login or contact. */
export function listPeople(
  group: "users" | "staff",
  query: { search: string; active?: boolean; limit: number; offset: number },
): Promise<{ items: ListedUserOut[]; total: number }> {
  return dataOf(
    group === "users"
      ? authApi.GET("/api/auth/staff/consumers", { params: { query } })
      : authApi.GET("/api/auth/staff/colleagues", { params: { query } }),
  );
}
