import type { Right } from "@personal-cabinet/api/auth";
import { expect, test } from "vitest";
import { ALWAYS, SECTIONS, type Section, withoutRight, withRight, wordOf } from "./sections";
import russian from "./words/ru";

const all = (SECTIONS as readonly Section[]).flatMap(({ see, change, more = [] }) => [
  ...(see ? [see] : []),
  ...(change ? [change] : []),
  ...more,
]);

test("every right that has words stands in the table, once", () => {
  // Words for each right of the services are demanded by the compiler.
  expect([...all, ALWAYS].map(wordOf).sort()).toEqual(Object.keys(russian.right).sort());
});

test("a right brings what it needs, and goes with what it is needed for", () => {
  const needs = { "accounts:delete": ["accounts:see"] } as { [right in Right]?: Right[] };
  const with_ = withRight(["letters:see"], "accounts:delete", needs);
  expect(with_).toEqual(["letters:see", "accounts:delete", "accounts:see"]);
  expect(withoutRight(with_, "accounts:see", needs)).toEqual(["letters:see"]);
});
