/** What the state views need to know of an error; `Problem` of packages/api has this shape. */
import type { ProblemLike } from "@personal-cabinet/i18n/problem-words";

export type FieldProblemLike = { field: string; code: string };
export type FailedWith = ProblemLike & { errors?: FieldProblemLike[] };

/** Reads any thrown thing as a problem. */
export function problemLike(error: unknown): FailedWith {
  if (typeof error === "object" && error !== null && "type" in error && "status" in error) {
    return error as FailedWith;
  }
  return { type: "unknown", status: 0 };
}
