import { authApi, type ConsentOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** What a letter's link is about; it stays as good as it was. */
export async function lookAtConsent(token: string): Promise<ConsentOut> {
  return dataOf(authApi.POST("/api/auth/consent-links/look", { body: { token } }));
}
