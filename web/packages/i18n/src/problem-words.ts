/** Says a problem in the reader's words: the one table from problem `type` to text is `<language>/problems.ts`. */
import type { Translate } from "./translate";

export type ProblemLike = {
  type: string;
  status: number;
  requestId?: string | null;
  retryAfter?: number | null;
};

export type ProblemWords = { title: string; advice: string };

function fallbackFor(status: number): string {
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status === 502 || status === 503 || status === 504) return "service-unavailable";
  return "unknown";
}

/** Title and advice for a problem; an unknown type falls back to its status. */
export function problemWords(t: Translate, problem: ProblemLike): ProblemWords {
  const known = (type: string) => t(`problems:${type}.title`, { defaultValue: "" }) !== "";
  const type = known(problem.type) ? problem.type : fallbackFor(problem.status);
  return {
    title: t(`problems:${type}.title`),
    advice: t(`problems:${type}.advice`, { defaultValue: "" }),
  };
}

/** Words for one refused field, by the code of the check. */
export function fieldWords(t: Translate, code: string): string {
  const invalid = t("problems:fields.invalid");
  return t(`problems:fields.${code}`, { defaultValue: invalid });
}
