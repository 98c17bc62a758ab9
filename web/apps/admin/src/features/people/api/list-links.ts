import { type AdminLinkOut, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** The accounts that a consumer sees, saw or waits for. */
export async function listLinks(id: string): Promise<AdminLinkOut[]> {
  const found = await dataOf(
    adminApi.GET("/api/admin/users/{user_id}/accounts", { params: { path: { user_id: id } } }),
  );
  return found.items;
}
