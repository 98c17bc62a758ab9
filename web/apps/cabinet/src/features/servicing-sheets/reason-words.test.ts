import english from "@personal-cabinet/i18n/en/cabinet";
import russian from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import i18next from "i18next";
import { mendWords, reasonWords } from "./reason-words";
import englishSheets from "./words/en";
import russianSheets from "./words/ru";

beforeAll(async () => {
  await startWords({ name: "cabinet", russian, english: () => Promise.resolve(english) });
  i18next.addResourceBundle("ru", "servicing-sheets", russianSheets);
  i18next.addResourceBundle("en", "servicing-sheets", englishSheets);
});

const t = i18next.t.bind(i18next);

test("the zone goes before what is about it, with energy in kWh and days as people write them", () => {
  const lower = {
    code: "reading-lower",
    field: "T2" as const,
    params: { previous_wh: 1234500, previous_on: "2026-10-20" },
  };
  expect(reasonWords([lower], t, "ru")).toEqual([
    "T2: Показание меньше предыдущего (1\u00a0234,5 от 20.10.2026)",
  ]);
});

test("what is not known is left out, and what nobody has words for is told all the same", () => {
  const bare = { code: "reading-lower", field: "T1" as const, params: {} };
  const odd = { code: "of-tomorrow", field: null, params: {} };
  expect(reasonWords([bare, odd], t, "ru")).toEqual([
    "T1: Показание меньше предыдущего",
    "Строку нельзя принять",
  ]);
});

test("rows are listed, and the same thing is told once", () => {
  const twice = { code: "duplicate-row", field: null, params: { rows: [3, 9], same: false } };
  expect(reasonWords([twice, twice], t, "ru")).toEqual([
    "Счётчик указан несколько раз, см. строки 3, 9",
  ]);
});

test("a mend says what it would write", () => {
  const zeros = { kind: "leading-zeros" as const, changes: [] };
  expect(mendWords(zeros, t)).toBe("");
  const changes = [
    { field: "serial_number" as const, becomes: "00123" },
    { field: "taken_on" as const, becomes: "2026-11-25" },
    { field: "T1" as const, becomes: "1234,5" },
  ];
  expect(mendWords({ kind: "leading-zeros", changes }, t)).toBe(
    "№\u00a000123, 25.11.2026, T1\u00a01234,5",
  );
});
