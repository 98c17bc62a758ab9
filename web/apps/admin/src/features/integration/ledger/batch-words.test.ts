import type { BatchOut } from "@personal-cabinet/api/admin";
import i18next, { type TFunction } from "i18next";
import { kindWord } from "../shared/kinds/kind-word";
import kinds from "../shared/kinds/words/ru";
import { reasonOf } from "../shared/lines/reason-word";
import lines from "../shared/lines/words/ru";
import { outcomeOf } from "./batch-words";
import { KINDS } from "./ledger-address";
import ledger from "./words/ru";

const batch = (fields: Partial<BatchOut>): BatchOut => ({
  batch_id: "1",
  sender: "head-end",
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
  t = await i18next
    .createInstance()
    .init({ lng: "ru", resources: { ru: { kinds, ledger, lines } } });
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

test("an unknown kind is shown as it came, an unknown reason by its code", () => {
  expect(kindWord(t, "new-kind")).toBe("new-kind");
  expect(reasonOf(t, { code: "new-code" })).toBe("Строка не подходит (код new-code)");
});

test("a known reason is said in the reader's language alone", () => {
  expect(reasonOf(t, { code: "wrong-unit" })).toBe("Неверная единица измерения");
});
