/** Why something was refused, in words; wherever the words come from. */
import type { Language } from "@personal-cabinet/i18n/language";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import type { Translate } from "@personal-cabinet/i18n/translate";
import { formatWait } from "@personal-cabinet/i18n/wait";
import { problemLike } from "../state/problem-like";
import { useSecondsLeft } from "./use-seconds-left";

export type Refused = { title: string; text: string };

/** Null without an error; counts down when the service asked to wait. */
export function useRefusal(error: unknown, t: Translate, language: Language): Refused | null {
  const left = useSecondsLeft(error);
  if (!error) return null;
  const problem = problemLike(error);
  const words = problemWords(t, problem);
  const lines = [
    left > 0 ? t("common:state.waitFor", { time: formatWait(left, language) }) : words.advice,
    problem.status >= 500 && problem.requestId
      ? t("common:state.requestId", { id: problem.requestId })
      : "",
  ];
  return { title: words.title, text: lines.filter(Boolean).join(" ") };
}
