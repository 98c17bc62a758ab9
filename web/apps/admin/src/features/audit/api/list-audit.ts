import { type AuditPageOut, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Everything that is asked about the log. */
export const AUDIT = ["audit"] as const;

export const ONLY = ["changes", "looks"] as const;
export type Only = (typeof ONLY)[number];

/** What the log is narrowed to; days are the supplier's, both inclusive. */
export type AuditView = {
  person: string;
  object_kind: string;
  object_id: string[];
  action: string[];
  only: Only | undefined;
  outcome: string;
  role: string;
  from: string | undefined;
  to: string | undefined;
  search: string;
};

export type Place = { before: string | undefined; after: string | undefined };

export function auditQuery(view: AuditView, place: Place, limit: number) {
  const query = { ...view, ...place, limit };
  return queryOptions<AuditPageOut>({
    queryKey: [...AUDIT, "list", query],
    queryFn: () => dataOf(adminApi.GET("/api/admin/audit", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
