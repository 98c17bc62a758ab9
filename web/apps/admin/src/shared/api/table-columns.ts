import { adminApi, type TableName } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const params = (name: TableName) => ({ path: { name } });

/** The columns that who is signed in has chosen for a table; none: as the table comes. */
export function columnsQuery(name: TableName) {
  return queryOptions({
    queryKey: ["table-columns", name],
    queryFn: () =>
      dataOf(adminApi.GET("/api/admin/tables/{name}/columns", { params: params(name) })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Keeps them, on every device. */
export function keepColumns(name: TableName, columns: string[]) {
  return dataOf(
    adminApi.PUT("/api/admin/tables/{name}/columns", {
      params: params(name),
      body: { columns },
    }),
  );
}
