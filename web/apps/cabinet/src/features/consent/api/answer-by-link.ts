import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Answers by a letter's link, once. */
export async function answerByLink(token: string, agree: boolean): Promise<void> {
  await dataOf(authApi.POST("/api/auth/consent-links", { body: { token, agree } }));
}
