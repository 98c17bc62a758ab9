import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Lets a consumer see one more account. */
export async function addAccount(id: string, number: string): Promise<void> {
  await dataOf(
    adminApi.POST("/api/admin/users/{user_id}/accounts", {
      params: { path: { user_id: id } },
      body: { account_number: number },
    }),
  );
}
