import type { LineError } from "@personal-cabinet/api/admin";
import i18next, { type TFunction } from "i18next";
import lines from "../shared/lines/words/ru";
import { csvOf, ndjsonOf, plainOf } from "./lines-file";
import ledger from "./words/ru";

let t: TFunction;
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: "ru", resources: { ru: { ledger, lines } } });
});

const line = (fields: Partial<LineError> = {}): LineError => ({
  line: 3,
  field: "unit",
  code: "wrong-unit",
  reason: "Values of A+ are taken in Wh.",
  ...fields,
});

test("a table has a heading and the reasons in the reader's words", () => {
  expect(csvOf(t, [line()])).toBe(
    "\ufeffСтрока;Поле;Код;Причина\r\n3;unit;wrong-unit;Неверная единица измерения\r\n",
  );
});

test("a field that a sender has named like a formula is none for a spreadsheet", () => {
  expect(csvOf(t, [line({ field: "=1+1" })])).toContain(";'=1+1;");
  expect(csvOf(t, [line({ field: 'a";b' })])).toContain(';"a"";b";');
});

test("the other file has one object a line, as the service told it", () => {
  const [first, second, end] = ndjsonOf([line(), line({ line: 4 })]).split("\n");
  expect(JSON.parse(first ?? "")).toEqual(line());
  expect(JSON.parse(second ?? "").line).toBe(4);
  expect(end).toBe("");
});

test("what is copied can be pasted into a letter", () => {
  expect(plainOf(t, [line({ field: null }), line()])).toBe(
    "3\t\tНеверная единица измерения\n3\tunit\tНеверная единица измерения",
  );
});

test("the lines themselves stand beside their reasons once they are known", () => {
  const contents = new Map([[3, { line: 3, content: '{"unit":"kWh"}', cut: false }]]);
  expect(csvOf(t, [line()], contents)).toContain("Причина;Что передано\r\n");
  expect(csvOf(t, [line()], contents)).toContain('"{""unit"":""kWh""}"');
  expect(JSON.parse(ndjsonOf([line()], contents)).content).toBe('{"unit":"kWh"}');
  expect(plainOf(t, [line(), line({ line: 4 })], contents).split("\n")).toEqual([
    '3\tunit\tНеверная единица измерения\t{"unit":"kWh"}',
    "4\tunit\tНеверная единица измерения",
  ]);
});
