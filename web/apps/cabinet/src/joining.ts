/** The pages of who has no password yet, or no more; few visits need them. */
import entry from "@personal-cabinet/i18n/ru/entry";
import type { Page } from "@personal-cabinet/session/entrance/pages";
import { LinkPage } from "./features/recovery/link-page";
import { RecoveryPage } from "./features/recovery/recovery-page";
import { RegistrationPage } from "./features/registration/registration-page";

const words = { entry };

export const registration: Page = { Component: RegistrationPage, words };
export const recovery: Page = { Component: RecoveryPage, words };
export const link: Page = { Component: LinkPage, words };
