import { cabinetApi, type LeaveIn } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Gives an account up; `nobody_else`: the consumer knows that he is the last who sees it. */
export async function leaveAccount(id: number, leaving: LeaveIn): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/accounts/{account_id}/leave", {
      params: { path: { account_id: id } },
      body: leaving,
    }),
  );
}
