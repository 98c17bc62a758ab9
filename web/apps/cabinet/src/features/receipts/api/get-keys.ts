import { cabinetApi, type ReceiptKeyOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** All keys with which the supplier has ever signed receipts. */
export async function getKeys(): Promise<ReceiptKeyOut[]> {
  return (await dataOf(cabinetApi.GET("/api/cabinet/receipts/keys"))).keys;
}
