import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Lets a consumer see one more account. */
export async function addAccount(id: string, number: string): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/staff/users/{user_id}/accounts", {
      params: { path: { user_id: id } },
      body: { account_number: number },
    }),
  );
}
