/** All English words of the page before the key is given, in one piece. */
import common from "@personal-cabinet/i18n/en/common";
import problems from "@personal-cabinet/i18n/en/problems";
import wizard from "./shared/words/en";
import wizardProblems from "./shared/words/en-problems";

export const english = { common, problems: { ...problems, ...wizardProblems }, wizard };
