import { fieldsOf, valueText } from "./value-text";

const t = ((key: string) => key) as never;

test.each([
  [null, "audit:value.none"],
  [true, "audit:value.yes"],
  ["2026-11-29", "29.11.2026"],
  ["plain", "plain"],
  [12, "12"],
  [["a", "b"], "a, b"],
  [[], "audit:value.none"],
])("%j is read as %s", (value, text) => {
  expect(valueText(t, value)).toBe(text);
});

test("what is no plain value is left to its JSON", () => {
  expect(valueText(t, { a: 1 })).toBeNull();
  expect(valueText(t, [{ a: 1 }])).toBeNull();
});

test("fields of both sides are listed once", () => {
  expect(fieldsOf({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual(["a", "b", "c"]);
  expect(fieldsOf(null, { c: 4 })).toEqual(["c"]);
});
