import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Takes an account away from a consumer; `lastDay` null leaves nothing of it. */
export async function takeAccount(
  id: string,
  number: string,
  lastDay: string | null,
): Promise<void> {
  await dataOf(
    adminApi.POST("/api/admin/users/{user_id}/accounts/take", {
      params: { path: { user_id: id } },
      body: { account_number: number, last_day: lastDay },
    }),
  );
}
