import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import type { Account, ConsumptionQuestion } from "../../../shared/api/get-consumption";
import { fileNameOf } from "../../../shared/file-name";
import type { ExportedFile } from "./get-export";

export type ChartFileQuestion = ConsumptionQuestion & {
  /** What went the other way as well. */
  given?: true | undefined;
  /** A day of the period that is compared with; of days the first and the last one. */
  compared?: string | undefined;
  compared_end?: string | undefined;
  language: Language;
};

/** What a chart shows as a workbook, of a meter's place or of all places of an account. */
export async function getChartFile(
  of: number | Account,
  query: ChartFileQuestion,
): Promise<ExportedFile> {
  const call =
    typeof of === "number"
      ? cabinetApi.GET("/api/cabinet/meters/{meter_id}/consumption/workbook", {
          params: { path: { meter_id: of }, query },
          parseAs: "blob",
        })
      : cabinetApi.GET("/api/cabinet/accounts/{account_id}/consumption/workbook", {
          params: { path: { account_id: of.account }, query },
          parseAs: "blob",
        });
  const content = await dataOf<unknown>(call);
  const { response } = await call;
  const name = fileNameOf(response.headers.get("Content-Disposition"));
  return { name: name ?? "chart.xlsx", content: content as Blob };
}
