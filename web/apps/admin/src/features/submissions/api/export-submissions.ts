import { cabinetApi, type ExportJobOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import type { SubmissionsView } from "./list-submissions";

/** Of a file: all that is known of a reading. */
const COLUMNS = [
  "account",
  "customer",
  "address",
  "meter",
  "T1",
  "T2",
  "T3",
  "total",
  "consumption",
  "taken_on",
  "submitted_at",
  "way",
  "state",
  "reason",
] as const;

/** Asks for a file of all readings that a view shows, page by page. */
export function exportSubmissions(
  { state, ...view }: SubmissionsView,
  format: "xlsx" | "csv",
  language: Language,
): Promise<ExportJobOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/submissions/exports", {
      body: {
        view: { ...view, state: state ? [state] : [] },
        columns: [...COLUMNS],
        format,
        language,
      },
    }),
  );
}
