import { type AdminUserOut, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** A page of consumers or of staff, newest first, found by name, login or contact. */
export function listPeople(
  group: "users" | "staff",
  query: { search: string; active?: boolean; limit: number; offset: number },
): Promise<{ items: AdminUserOut[]; total: number }> {
  return dataOf(
    group === "users"
      ? adminApi.GET("/api/admin/users", { params: { query } })
      : adminApi.GET("/api/admin/staff", { params: { query } }),
  );
}
