import { readingOf } from "./meter-reading";

test.each([
  ["12345", 12345],
  [" 012 345,6 ", 12345.6],
  ["12\u00a0345.678", 12345.678],
  ["", null],
  [undefined, null],
  ["12,345,6", null],
  ["-5", null],
  ["1e3", null],
  ["около 500", null],
])("«%s» is %s", (text, expected) => {
  expect(readingOf(text)).toBe(expected);
});
