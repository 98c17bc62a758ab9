import { cabinetApi, type ReceiptCheckOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Has a receipt checked by the service, where the browser cannot. */
export async function verifyReceipt(text: string, former: string | null): Promise<ReceiptCheckOut> {
  return dataOf(cabinetApi.POST("/api/cabinet/receipts/verify", { body: { text, former } }));
}
