import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { fileNameOf } from "../../../shared/file-name";

export const EXPORT_FORMATS = ["xlsx", "csv", "green-button"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportQuestion = {
  format: ExportFormat;
  /** First and last local day, `YYYY-MM-DD`. */
  start: string;
  end: string;
  language: Language;
};

export type ExportedFile = { name: string; content: Blob };

/** What was measured at a meter's place on these days, as a file; all kinds of energy. */
export async function getExport(meterId: number, question: ExportQuestion): Promise<ExportedFile> {
  const call = cabinetApi.GET("/api/cabinet/meters/{meter_id}/export", {
    params: { path: { meter_id: meterId }, query: question },
    parseAs: "blob",
  });
  const content = await dataOf(call);
  const { response } = await call;
  const name = fileNameOf(response.headers.get("Content-Disposition"));
  return { name: name ?? `${question.start}_${question.end}`, content: content as Blob };
}
