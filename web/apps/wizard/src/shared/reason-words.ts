/** Says why a check or a stage failed, by the code that the service gave. */
import type { TFunction } from "i18next";

/** Title and advice; a code that is not known yet is shown as it is. */
export function reasonWords(t: TFunction, code: string): { title: string; advice: string } {
  const title = t(`reasons.${code}.title`, { defaultValue: "" });
  if (title) return { title, advice: t(`reasons.${code}.advice`) };
  return { title: t("reasons.unknown.title", { code }), advice: t("reasons.unknown.advice") };
}
