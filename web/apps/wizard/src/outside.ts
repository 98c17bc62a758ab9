/** The wizard before its key is given: one page and its words. */
import common from "@personal-cabinet/i18n/ru/common";
import problems from "@personal-cabinet/i18n/ru/problems";
import type { Entrance } from "@personal-cabinet/session/entrance/start";
import { Component as SignIn } from "./features/entry/sign-in-page";
import { askState } from "./shared/api/ask-state";
import { application } from "./shared/application";
import wizard from "./shared/words/ru";
import wizardProblems from "./shared/words/ru-problems";

export const entrance: Entrance = {
  ...application,
  refreshPath: null,
  words: {
    order: ["wizard", "common"],
    russian: { wizard, common, problems: { ...problems, ...wizardProblems } },
    english: () => import("./outside-english").then(({ english }) => english),
  },
  pages: { "/sign-in": async () => ({ Component: SignIn }) },
  // Whoever may see how far the setting up is has given the key.
  findUser: () => askState().then(() => ({ must_change_password: false })),
};
