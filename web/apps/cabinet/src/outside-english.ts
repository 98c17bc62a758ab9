/** All English words of the pages before signing in, in one piece. */
import cabinet from "@personal-cabinet/i18n/en/cabinet";
import common from "@personal-cabinet/i18n/en/common";
import entry from "@personal-cabinet/i18n/en/entry";
import information from "@personal-cabinet/i18n/en/information";
import joining from "@personal-cabinet/i18n/en/joining";
import passkeys from "@personal-cabinet/i18n/en/passkeys";
import problems from "@personal-cabinet/i18n/en/problems";
import receipts from "@personal-cabinet/i18n/en/receipts";
import secondStep from "@personal-cabinet/i18n/en/second-step";

export const english = {
  cabinet,
  common,
  entry,
  information,
  joining,
  passkeys,
  problems,
  receipts,
  "second-step": secondStep,
};
