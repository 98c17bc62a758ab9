import { type AccountExportIn, cabinetApi, type ExportJobOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Asks for a file of a view; it is made beside the requests. */
export function askFile(body: AccountExportIn): Promise<ExportJobOut> {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/accounts/exports", { body }));
}
