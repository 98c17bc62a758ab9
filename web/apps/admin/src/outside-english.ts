/** All English words of the pages before signing in, in one piece. */
import common from "@personal-cabinet/i18n/en/common";
import passkeys from "@personal-cabinet/i18n/en/passkeys";
import problems from "@personal-cabinet/i18n/en/problems";
import secondStep from "@personal-cabinet/i18n/en/second-step";
import admin from "./shared/words/en";

export const english = {
  admin,
  common,
  passkeys,
  problems,
  "second-step": secondStep,
};
