import { cabinetApi, type TariffFileIn } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** What a file would change; nothing is changed. */
export function previewFile(body: TariffFileIn) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/tariff-schedules/import/preview", { body }));
}

/** Does what the preview tells, all of it or nothing. */
export function importFile(body: TariffFileIn) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/tariff-schedules/import", { body }));
}

/** Where schedules are had as a file: all, or one of them. */
export function exportAddress(format: "json" | "csv", id?: number): string {
  const one = id === undefined ? "" : `&schedule=${id}`;
  return `/api/cabinet/staff/tariff-schedules/export?format=${format}${one}`;
}
