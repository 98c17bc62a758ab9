import { cabinetApi, type SupplierOut } from "../cabinet";
import { dataOf } from "../client";

/** What everybody may know of the supplier: name, logo, colour, phone and hours. */
export function getSupplier(): Promise<SupplierOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/supplier", {}));
}
