import { problemLike } from "@personal-cabinet/ui/state/problem-like";

/** The number that a service does not know, by its place in the list that was sent. */
export function unknownNumber(error: unknown, numbers: string[]): string | null {
  const refused = problemLike(error).errors ?? [];
  const place = refused
    .find(({ code }) => code === "unknown-account")
    ?.field.split(".")
    .at(-1);
  return numbers[Number(place)] ?? null;
}
