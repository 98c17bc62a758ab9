import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Blocks a user, lets them in again, or removes them for good. */
export async function changeUser(id: string, act: "block" | "unblock" | "remove"): Promise<void> {
  const params = { path: { user_id: id } };
  if (act === "block") await dataOf(adminApi.POST("/api/admin/users/{user_id}/block", { params }));
  else if (act === "unblock") {
    await dataOf(adminApi.POST("/api/admin/users/{user_id}/unblock", { params }));
  } else await dataOf(adminApi.DELETE("/api/admin/users/{user_id}", { params }));
}
