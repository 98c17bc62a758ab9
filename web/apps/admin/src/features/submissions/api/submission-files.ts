/** Where the photo of a reading is, and its receipt. */
export const photoAddress = (id: string) => `/api/cabinet/staff/submissions/${id}/photo`;
export const receiptAddress = (id: string) => `/api/cabinet/staff/receipts/${id}?format=pdf`;
