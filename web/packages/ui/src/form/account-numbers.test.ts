import { accountKey, accountNumbers } from "./account-numbers";

test.each([
  ["1001", ["1001"]],
  [" 1001, 1002;1003 ", ["1001", "1002", "1003"]],
  ["1001,,1001", ["1001"]],
  ["1001\n1002, 1003;1001\r\n\t1004 ", ["1001", "1002", "1003", "1004"]],
  ["000 123 456\n000-123-457", ["000 123 456", "000-123-457"]],
  ["000-123-456, 000123456", ["000123456"]],
  [" , - ", []],
  [undefined, []],
])("«%s» holds %s", (text, expected) => {
  expect(accountNumbers(text)).toEqual(expected);
});

test("what is too long for one number is several", () => {
  const many = Array.from({ length: 12 }, (_, n) => String(570100000 + n));
  expect(accountNumbers(many.join(" "))).toEqual(many);
});

test.each(["0001 23456", "000-123-456", "000\u00a0123\u2009456", "000–123—456", "№ 000.123.456"])(
  "%s is 000123456",
  (text) => {
    expect(accountKey(text)).toBe("000123456");
    expect(accountKey(text)).not.toBe(accountKey("123456"));
  },
);
