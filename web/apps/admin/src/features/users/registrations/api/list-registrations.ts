import { authApi, type RegistrationOut, type RegistrationState } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** A page of registration requests; `null` asks for all states. */
export function listRegistrations(
  state: RegistrationState | null,
  page: { limit: number; offset: number; search: string },
): Promise<{ items: RegistrationOut[]; total: number }> {
  const query = state ? { ...page, state } : page;
  return dataOf(authApi.GET("/api/auth/staff/registrations", { params: { query } }));
}
