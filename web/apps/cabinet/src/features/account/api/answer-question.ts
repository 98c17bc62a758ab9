import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Agrees that somebody sees the consumer's account, or refuses. */
export async function answerQuestion(id: string, agree: boolean): Promise<void> {
  await dataOf(
    authApi.POST("/api/auth/account-consents/{request_id}", {
      params: { path: { request_id: id } },
      body: { agree },
    }),
  );
}
