import { adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const params = { path: { name: "accounts" } } as const;

/** The columns that who is signed in has chosen for the accounts; none: as the table comes. */
export function columnsQuery() {
  return queryOptions({
    queryKey: ["table-columns", "accounts"],
    queryFn: () => dataOf(adminApi.GET("/api/admin/tables/{name}/columns", { params })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Keeps them, on every device. */
export function keepColumns(columns: string[]) {
  return dataOf(adminApi.PUT("/api/admin/tables/{name}/columns", { params, body: { columns } }));
}
