import { type AuditCardOut, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { AUDIT } from "./list-audit";

/** An entry with what was before and after; it never changes. */
export function entryQuery(id: number) {
  return queryOptions<AuditCardOut>({
    queryKey: [...AUDIT, "entry", id],
    queryFn: () =>
      dataOf(
        adminApi.GET("/api/admin/audit/{entry_id}", { params: { path: { entry_id: id } } }),
      ) as Promise<AuditCardOut>,
  });
}
