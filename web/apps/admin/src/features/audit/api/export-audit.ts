import { adminApi, type ExportJobOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import type { AuditView } from "./list-audit";

/** Asks for a file of the entries that a view shows, the newest 200 000. */
export function exportAudit(
  { only, from, to, ...view }: AuditView,
  format: "xlsx" | "csv",
  language: Language,
): Promise<ExportJobOut> {
  const days = { actor: "", only: only ?? null, from: from ?? null, to: to ?? null };
  return dataOf(
    adminApi.POST("/api/admin/audit/exports", {
      body: { view: { ...view, ...days }, format, language },
    }),
  );
}
