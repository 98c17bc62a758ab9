import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Takes an account away from a consumer; `lastDay` null leaves nothing of it. */
export async function takeAccount(
  id: string,
  number: string,
  lastDay: string | null,
): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/staff/users/{user_id}/accounts/take", {
      params: { path: { user_id: id } },
      body: { account_number: number, last_day: lastDay },
    }),
  );
}
