import { authApi, type ClientsPage } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** A page of outside systems, by name. */
export function listClients(query: { limit: number; offset: number }): Promise<ClientsPage> {
  return dataOf(authApi.GET("/api/auth/staff/machine-clients", { params: { query } }));
}
