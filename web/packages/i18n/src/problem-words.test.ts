import i18next from "i18next";
import { fieldWords, problemWords } from "./problem-words";
import problems from "./ru/problems";

beforeAll(async () => {
  await i18next.init({ lng: "ru", resources: { ru: { problems } } });
});

test("a known type has its own words", () => {
  const words = problemWords(i18next.t, { type: "too-many-attempts", status: 429 });
  expect(words.title).toBe(problems["too-many-attempts"].title);
});

test.each([
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "not-found"],
  [503, "service-unavailable"],
  [500, "unknown"],
] as const)("an unknown type with status %i says %s", (status, type) => {
  expect(problemWords(i18next.t, { type: "never-seen", status })).toEqual(problems[type]);
});

test("a refused field says why, or at least that it does", () => {
  expect(fieldWords(i18next.t, "too-short")).toBe(problems.fields["too-short"]);
  expect(fieldWords(i18next.t, "never-seen")).toBe(problems.fields.invalid);
});
