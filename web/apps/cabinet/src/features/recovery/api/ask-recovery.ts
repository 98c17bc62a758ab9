import { authApi, type RecoveryIn } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Asks for a letter that lets one in again; the answer is the same for an unknown e-mail. */
export async function askRecovery(recovery: RecoveryIn): Promise<void> {
  await dataOf(authApi.POST("/api/auth/recoveries", { body: recovery }));
}
