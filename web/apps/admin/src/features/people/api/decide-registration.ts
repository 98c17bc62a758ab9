import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Approves a request, or declines it with a reason that the applicant is told. */
export async function decideRegistration(id: string, reason: string | null): Promise<void> {
  const params = { path: { request_id: id } };
  if (reason === null) {
    await dataOf(adminApi.POST("/api/admin/registrations/{request_id}/approve", { params }));
  } else {
    await dataOf(
      adminApi.POST("/api/admin/registrations/{request_id}/decline", {
        params,
        body: { reason },
      }),
    );
  }
}
