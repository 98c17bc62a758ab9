import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Approves a request; with `confirmPhone` its phone is a login as well. */
export async function approveRegistration(id: string, confirmPhone: boolean): Promise<void> {
  await dataOf(
    authApi.POST("/api/auth/staff/registrations/{request_id}/approve", {
      params: { path: { request_id: id } },
      body: { confirm_phone: confirmPhone },
    }),
  );
}

/** Declines a request with a reason that the applicant is told. */
export async function declineRegistration(id: string, reason: string): Promise<void> {
  await dataOf(
    authApi.POST("/api/auth/staff/registrations/{request_id}/decline", {
      params: { path: { request_id: id } },
      body: { reason },
    }),
  );
}
