import { csvText } from "./csv";

test("a Russian file has a mark, semicolons and decimal commas, an English one is plain", () => {
  const rows = [
    ["День", "кВт·ч"],
    ["21.11.2026", 1234.5],
    ["22.11.2026", null],
  ];
  expect(csvText(rows, "ru")).toBe("\ufeffДень;кВт·ч\r\n21.11.2026;1234,5\r\n22.11.2026;\r\n");
  expect(csvText([["a;b", "c,d"]], "en")).toBe('a;b,"c,d"\r\n');
  expect(csvText([["a;b", "c,d"]], "ru")).toBe('\ufeff"a;b";c,d\r\n');
});

test("text that looks like a formula stays text, a negative number stays a number", () => {
  expect(csvText([["=1+1", "+7", "-x", "@a", "\tb", 'say "no"', -5]], "en")).toBe(
    '\'=1+1,\'+7,\'-x,\'@a,\'\tb,"say ""no""",-5\r\n',
  );
});
