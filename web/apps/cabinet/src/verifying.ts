/** Where a receipt's code leads: few visits need it. */
import receipts from "@personal-cabinet/i18n/ru/receipts";
import type { Page } from "@personal-cabinet/session/entrance/pages";
import { VerifyPage } from "./features/receipts/verify-page";

export const verify: Page = { Component: VerifyPage, words: { receipts } };
