import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Block, let in again, remove for good, send a temporary password, reset the second factor. */
export type Act = "block" | "unblock" | "remove" | "password" | "factor";

/** Does one act to a user, of consumers or of staff. */
export async function changeUser(id: string, act: Act): Promise<void> {
  const params = { path: { user_id: id } };
  const acts = {
    block: () => adminApi.POST("/api/admin/users/{user_id}/block", { params }),
    unblock: () => adminApi.POST("/api/admin/users/{user_id}/unblock", { params }),
    remove: () => adminApi.DELETE("/api/admin/users/{user_id}", { params }),
    password: () => adminApi.POST("/api/admin/users/{user_id}/password", { params }),
    factor: () => adminApi.POST("/api/admin/users/{user_id}/reset-second-factor", { params }),
  };
  await dataOf(acts[act]());
}
