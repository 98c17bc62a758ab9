/** Why a reading counts no more, in words. */
import type { SubmissionOut } from "@personal-cabinet/api/cabinet";
import type { TFunction } from "i18next";

export function refusalWords(
  { by, text }: NonNullable<SubmissionOut["refusal"]>,
  t: TFunction,
): string {
  if (by === "servicer") return t("submissions:takenBack");
  return t("submissions:stateAbout.refused", { why: text });
}
