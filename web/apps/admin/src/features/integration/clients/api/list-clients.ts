import { authApi, type ClientsPage } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Everything that is asked about outside systems. */
export const CLIENTS = ["machine-clients"] as const;

/** A page of outside systems, by name. */
export function listClients(query: { limit: number; offset: number }): Promise<ClientsPage> {
  return dataOf(authApi.GET("/api/auth/staff/machine-clients", { params: { query } }));
}

export function clientsQuery(page: { limit: number; offset: number }) {
  return queryOptions({
    queryKey: [...CLIENTS, page],
    queryFn: () => listClients(page),
    placeholderData: keepPreviousData,
  });
}
