/** Account numbers as they are typed into one field. */
import { problemLike } from "@personal-cabinet/ui/state/problem-like";

export const MOST_ACCOUNTS = 20;

/** The numbers of a text, each once; commas, semicolons and line ends stand between them. */
export function numbersOf(text: string): string[] {
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

/** The number that a service does not know, by its place in the list that was sent. */
export function unknownNumber(error: unknown, numbers: string[]): string | null {
  const refused = problemLike(error).errors ?? [];
  const place = refused
    .find(({ code }) => code === "unknown-account")
    ?.field.split(".")
    .at(-1);
  return numbers[Number(place)] ?? null;
}
