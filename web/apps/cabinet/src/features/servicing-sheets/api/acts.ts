import { getMe } from "@personal-cabinet/api/acts/get-me";
import {
  cabinetApi,
  type SheetOut,
  type SheetRowOut,
  type SheetSentOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { sendAfter, sendFile } from "@personal-cabinet/api/send-file";

export type MendKind = SheetRowOut["mends"][number]["kind"];

/** Uploads a file; the answer comes when its rows were checked, or while they still are. */
export function uploadSheet(file: File, onProgress: (percent: number) => void) {
  const address = `/api/cabinet/servicing/sheets?name=${encodeURIComponent(file.name.slice(-500))}`;
  return sendAfter<SheetOut>(getMe(), () => sendFile("POST", address, file, onProgress));
}

export function deleteSheet(id: string): Promise<unknown> {
  const params = { path: { sheet_id: id } };
  return dataOf(cabinetApi.DELETE("/api/cabinet/servicing/sheets/{sheet_id}", { params }));
}

export function deleteRows(id: string, ids: number[]): Promise<{ deleted: number }> {
  return dataOf(
    cabinetApi.DELETE("/api/cabinet/servicing/sheets/{sheet_id}/rows", {
      params: { path: { sheet_id: id } },
      body: { ids, everything: false },
    }),
  );
}

/** Takes a mend of a row; answers with the row as it is now. */
export function takeMend(id: string, row: number, kind: MendKind): Promise<SheetRowOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/servicing/sheets/{sheet_id}/rows/{row_id}/mend", {
      params: { path: { sheet_id: id, row_id: row } },
      body: { kind },
    }),
  );
}

/** Hands in the right rows; with the same key it is done once, however often it is asked. */
export function sendSheet(id: string, key: string): Promise<SheetSentOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/servicing/sheets/{sheet_id}/send", {
      params: { path: { sheet_id: id }, header: { "Idempotency-Key": key } },
    }),
  );
}
