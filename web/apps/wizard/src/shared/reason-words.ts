/** Says why a check or a stage failed, by the code that the service gave. */
import type { TFunction } from "i18next";
import { linkWords } from "./server-words";

/** The system's own name of what came between: `EHOSTUNREACH`, `ENETUNREACH`, … */
const NO_WAY = /^E[A-Z]+$/;

/** Whether no server answered at all, so that nothing that a server says can be told. */
export function isOutOfReach(code: string, detail: string): boolean {
  return code === "failed" && NO_WAY.test(detail);
}

/** Title and advice; a code that is not known yet is shown as it is. */
export function reasonWords(
  t: TFunction,
  code: string,
  detail = "",
): { title: string; advice: string } {
  if (isOutOfReach(code, detail)) {
    return { title: t("reasons.unreachable.title"), advice: t("reasons.unreachable.advice") };
  }
  const link = linkWords(t, code, detail);
  if (link) return link;
  const title = t(`reasons.${code}.title`, { defaultValue: "" });
  if (title) return { title, advice: t(`reasons.${code}.advice`) };
  return { title: t("reasons.unknown.title", { code }), advice: t("reasons.unknown.advice") };
}
