/** The control panel before signing in: its pages and their words. */
import common from "@personal-cabinet/i18n/ru/common";
import passkeys from "@personal-cabinet/i18n/ru/passkeys";
import problems from "@personal-cabinet/i18n/ru/problems";
import secondStep from "@personal-cabinet/i18n/ru/second-step";
import type { Entrance } from "@personal-cabinet/session/entrance/start";
import { Component as Password } from "./features/demanded-password/password-page";
import { Component as SignIn } from "./features/sign-in/sign-in-page";
import { application } from "./shared/application";
import admin from "./shared/words/ru";

export const entrance: Entrance = {
  ...application,
  refreshPath: "/api/auth/refresh",
  words: {
    order: ["admin", "common"],
    russian: { admin, common, problems, passkeys, "second-step": secondStep },
    english: () => import("./outside-english").then(({ english }) => english),
  },
  pages: {
    "/sign-in": async () => ({ Component: SignIn }),
    "/password": async () => ({ Component: Password }),
  },
};
