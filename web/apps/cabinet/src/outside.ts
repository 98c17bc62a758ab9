/** The cabinet before signing in: its pages and their words. */

import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import common from "@personal-cabinet/i18n/ru/common";
import passkeys from "@personal-cabinet/i18n/ru/passkeys";
import problems from "@personal-cabinet/i18n/ru/problems";
import secondStep from "@personal-cabinet/i18n/ru/second-step";
import type { Entrance } from "@personal-cabinet/session/entrance/start";
import { Component as Password } from "./features/demanded-password/password-page";
import { Trouble } from "./features/help/help-page";
import { Component as SignIn } from "./features/sign-in/sign-in-page";
import { application } from "./shared/application";
import { forgetOthers } from "./shared/kept/forget-kept";

/** Those that come by letter or to get one; they bring their words. */
const joining = () => import("./joining");

export const entrance: Entrance = {
  ...application,
  admit: forgetOthers,
  refreshPath: "/api/auth/refresh",
  words: {
    order: ["cabinet", "common"],
    russian: { cabinet, common, problems, passkeys, "second-step": secondStep },
    english: () => import("./outside-english").then(({ english }) => english),
  },
  pages: {
    "/sign-in": async () => ({ Component: SignIn }),
    "/password": async () => ({ Component: Password }),
    "/help/sign-in": async () => ({ Component: Trouble }),
    "/help/information": () => import("./informing").then(({ informing }) => informing),
    "/registration": () => joining().then(({ registration }) => registration),
    "/recovery": () => joining().then(({ recovery }) => recovery),
    "/recovery/confirm": () => joining().then(({ link }) => link),
    "/verify": () => import("./verifying").then(({ verify }) => verify),
    "/consent": () => joining().then(({ consent }) => consent),
  },
};
