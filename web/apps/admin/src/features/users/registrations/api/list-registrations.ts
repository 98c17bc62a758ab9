import { authApi, type RegistrationOut, type RegistrationState } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

type Query = { limit: number; offset: number; search: string };

/** Everything that is asked about registration requests. */
export const REGISTRATIONS = ["registrations"] as const;

/** A page of registration requests; `null` asks for all states. */
function listRegistrations(
  state: RegistrationState | null,
  page: Query,
): Promise<{ items: RegistrationOut[]; total: number }> {
  const query = state ? { ...page, state } : page;
  return dataOf(authApi.GET("/api/auth/staff/registrations", { params: { query } }));
}

export function registrationsQuery(state: RegistrationState | null, page: Query) {
  return queryOptions({
    queryKey: [...REGISTRATIONS, state, page],
    queryFn: () => listRegistrations(state, page),
    placeholderData: keepPreviousData,
  });
}
