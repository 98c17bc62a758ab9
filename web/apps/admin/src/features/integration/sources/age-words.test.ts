import type { TFunction } from "i18next";
import { ageWords, everyWords } from "./age-words";

const t = ((key: string, given?: { count: number }) =>
  `${given?.count ?? ""}${key.replace("sources:age.", " ")}`.trim()) as unknown as TFunction;

test.each([
  [0, "moment"],
  [59, "moment"],
  [60, "1 minutes"],
  [3600, "1 hours"],
  [12_000, "3 hours 20 minutes"],
  [86_400, "1 days"],
  [2 * 86_400 + 4 * 3600 + 1800, "2 days 4 hours"],
])("%i seconds are told roughly", (seconds, words) => {
  expect(ageWords(t, seconds)).toBe(words);
});

test("how often is told to the second below a minute", () => {
  expect(everyWords(t, 10)).toBe("10 seconds");
  expect(everyWords(t, 300)).toBe("5 minutes");
});
