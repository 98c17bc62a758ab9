import {
  adminApi,
  type RegistrationOut,
  type RegistrationState,
} from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** A page of registration requests; `null` asks for all states. */
export function listRegistrations(
  state: RegistrationState | null,
  page: { limit: number; offset: number; search: string },
): Promise<{ items: RegistrationOut[]; total: number }> {
  const query = state ? { ...page, state } : page;
  return dataOf(adminApi.GET("/api/admin/registrations", { params: { query } }));
}
