import { adminApi, type ClientsPage } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** A page of outside systems, by name. */
export function listClients(query: { limit: number; offset: number }): Promise<ClientsPage> {
  return dataOf(adminApi.GET("/api/admin/machine-clients", { params: { query } }));
}
