/** What the supplier tells everybody: few visits begin with it. */
import information from "@personal-cabinet/i18n/ru/information";
import type { Page } from "@personal-cabinet/session/entrance/pages";
import { Information } from "./features/help/information-page";

export const informing: Page = { Component: Information, words: { information } };
