import { cabinetApi, type ReceiptOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { queryOptions } from "@tanstack/react-query";

/** What a receipt says; it never changes. */
export function receiptQuery(id: string) {
  return queryOptions<ReceiptOut>({
    queryKey: ["receipt", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/receipts/{receipt_id}", {
          params: { path: { receipt_id: id }, query: { format: "json" } },
        }),
      ) as Promise<ReceiptOut>,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Where a receipt is had on paper, or as its signed text, in this language. */
export const receiptAddress = (id: string, format: "pdf" | "text", language: Language) =>
  `/api/cabinet/receipts/${id}?format=${format}&language=${language}`;
