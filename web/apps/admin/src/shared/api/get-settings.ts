import { cabinetApi, type SupplierSettings } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** The supplier's settings: name, time zone, billing day, rows per page. */
export function getSettings(): Promise<SupplierSettings> {
  return dataOf(cabinetApi.GET("/api/cabinet/staff/settings", {}));
}
