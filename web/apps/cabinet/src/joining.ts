/** The pages of who has no password yet, or no more, and behind a letter's link; few visits need them. */
import entry from "@personal-cabinet/i18n/ru/entry";
import joiningWords from "@personal-cabinet/i18n/ru/joining";
import type { Page } from "@personal-cabinet/session/entrance/pages";
import { ConsentPage } from "./features/consent/consent-page";
import { LinkPage } from "./features/recovery/link-page";
import { RecoveryPage } from "./features/recovery/recovery-page";
import { RegistrationPage } from "./features/registration/registration-page";

const words = { entry, joining: joiningWords };

export const registration: Page = { Component: RegistrationPage, words };
export const recovery: Page = { Component: RecoveryPage, words };
export const link: Page = { Component: LinkPage, words };
export const consent: Page = { Component: ConsentPage, words };
