import type { BatchOut } from "@personal-cabinet/api/admin";
import i18next, { type TFunction } from "i18next";
import { kindWord } from "../shared/kinds/kind-word";
import kinds from "../shared/kinds/words/ru";
import { outcomeOf, reasonOf } from "./batch-words";
import { KINDS } from "./ledger-address";
import ledger from "./words/ru";

const batch = (fields: Partial<BatchOut>): BatchOut => ({
  batch_id: "1",
  source: "head-end",
  kind: "meters",
  received_at: "2026-11-21T07:30:00Z",
  finished_at: null,
  state: "done",
  accepted: 10,
  rejected: 0,
  detail: null,
  ...fields,
});

let t: TFunction;

beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: "ru", resources: { ru: { kinds, ledger } } });
});

test.each([
  [{}, "done"],
  [{ rejected: 2 }, "partly"],
  [{ accepted: 0, rejected: 2 }, "nothing"],
  [{ state: "in_progress" as const, rejected: 2 }, "in_progress"],
  [{ state: "failed" as const }, "failed"],
])("the outcome of %o is %s", (fields, outcome) => {
  expect(outcomeOf(batch(fields))).toBe(outcome);
});

test("every kind has a word", () => {
  for (const kind of KINDS) expect(kindWord(t, kind)).not.toBe(kind);
});

test("an unknown kind and an unknown reason are shown as they came", () => {
  expect(kindWord(t, "new-kind")).toBe("new-kind");
  const error = { line: 1, field: null, code: "new-code", reason: "Something new." };
  expect(reasonOf(t, error)).toEqual({ words: "Something new.", known: false });
});

test("a known reason is said in the reader's language", () => {
  const error = { line: 1, field: "unit", code: "wrong-unit", reason: "The unit must be Wh." };
  expect(reasonOf(t, error).words).toMatch(/единиц/i);
});
