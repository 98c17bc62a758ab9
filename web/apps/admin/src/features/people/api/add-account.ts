import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Lets a consumer see one more account. */
export async function addAccount(id: string, number: string): Promise<void> {
  await dataOf(
    authApi.POST("/api/auth/staff/consumers/{user_id}/accounts", {
      params: { path: { user_id: id } },
      body: { account_number: number },
    }),
  );
}
