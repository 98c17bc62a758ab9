import { cabinetApi, type ExportJobOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { type AppealsView, viewOf } from "./list-appeals";

/** Of a file: all that is known of an appeal. */
const COLUMNS = [
  "number",
  "status",
  "created_at",
  "kind",
  "topic",
  "account",
  "customer",
  "address",
  "text",
  "assignee",
  "team",
  "merged_into",
  "updated_at",
  "first_answer_minutes",
  "overdue",
  "rating",
] as const;

/** Asks for a file of all appeals that a view shows. */
export function exportAppeals(
  view: AppealsView,
  format: "xlsx" | "csv",
  language: Language,
): Promise<ExportJobOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/exports", {
      body: { view: viewOf(view), columns: [...COLUMNS], format, language },
    }),
  );
}
