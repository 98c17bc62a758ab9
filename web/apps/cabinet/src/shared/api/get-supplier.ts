import { cabinetApi, type SupplierOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Name and colour of the supplier; open to everybody. */
export function getSupplier(): Promise<SupplierOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/supplier", {}));
}
