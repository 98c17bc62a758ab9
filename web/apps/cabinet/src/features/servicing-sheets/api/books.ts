import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { saveBlob } from "@personal-cabinet/ui/page/save-file";
import { fileNameOf } from "../../../shared/file-name";

export const FORMATS = ["xlsx", "xls"] as const;
export type BookFormat = (typeof FORMATS)[number];

type Answered = Promise<{ response: Response }>;

async function save(call: Answered, content: Promise<unknown>, fallback: string): Promise<void> {
  const blob = (await content) as Blob;
  const { response } = await call;
  saveBlob(fileNameOf(response.headers.get("Content-Disposition")) ?? fallback, blob);
}

export type TemplateQuestion = {
  /** None: all. */
  houses: number[];
  scope: "unit" | "building";
  format: BookFormat;
  language: Language;
};

/** Saves the template of houses: a row per meter, prefilled with what was read last. */
export function saveTemplate({ houses, ...question }: TemplateQuestion): Promise<void> {
  const call = cabinetApi.GET("/api/cabinet/servicing/sheet", {
    params: { query: { ...question, houses: houses.join(",") } },
    parseAs: "blob",
  });
  return save(call, dataOf(call), `template.${question.format}`);
}

/** Saves what is wrong with a file's rows, as a file that can be mended and uploaded again. */
export function saveErrors(id: string, format: BookFormat, language: Language): Promise<void> {
  const call = cabinetApi.GET("/api/cabinet/servicing/sheets/{sheet_id}/errors", {
    params: { path: { sheet_id: id }, query: { format, language } },
    parseAs: "blob",
  });
  return save(call, dataOf(call), `errors.${format}`);
}
