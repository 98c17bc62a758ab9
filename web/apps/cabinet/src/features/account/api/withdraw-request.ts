import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Takes one's own request back. */
export async function withdrawRequest(id: string): Promise<void> {
  await dataOf(
    authApi.DELETE("/api/auth/account-requests/{request_id}", {
      params: { path: { request_id: id } },
    }),
  );
}
