/** Where a receipt is had, as a file or as its signed text. */
export const receiptAddress = (id: string, format: "pdf" | "text") =>
  `/api/cabinet/receipts/${id}?format=${format}`;
