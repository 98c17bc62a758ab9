import { readWheels, usedSince, wheelText } from "./wheels";

const SIX = { digits: 6, decimals: 1 };

test.each([
  ["1234,5", 1_234_500],
  ["1234.5", 1_234_500],
  ["001234,5", 1_234_500],
  ["12 345", 12_345_000],
  ["0", 0],
  ["7,", 7000],
])("%s is read off the wheels", (text, wh) => {
  expect(readWheels(text, SIX)).toEqual({ wh });
});

test.each([
  ["", "missing"],
  ["  ", "missing"],
  ["-5", "negative"],
  ["12а4", "signs"],
  ["1,2,3", "separators"],
  [",", "separators"],
  ["1234567", "digits"],
  ["12345678901234567890", "digits"],
  ["1234,56", "decimals"],
])("«%s» is refused: %s", (text, fault) => {
  expect(readWheels(text, SIX)).toEqual({ fault });
});

test("wheels without a comma take none", () => {
  expect(readWheels("12,5", { digits: 5, decimals: 0 })).toEqual({ fault: "decimals" });
  expect(readWheels("12,", { digits: 5, decimals: 0 })).toEqual({ wh: 12_000 });
});

test("of a meter that nobody has described much is taken", () => {
  const unknown = { digits: null, decimals: null };
  expect(readWheels("123456789,125", unknown)).toEqual({ wh: 123_456_789_125 });
  expect(readWheels("1234567890", unknown)).toEqual({ fault: "digits" });
  expect(wheelText(1_234_560, unknown)).toBe("1234,56");
});

test("a turn of the wheels is told from a mistake", () => {
  expect(usedSince(1_234_500, 1_200_000, SIX)).toBe(34_500);
  expect(usedSince(40_000, 999_950_000, SIX)).toBe(90_000);
  expect(usedSince(1_200_000, 1_234_500, SIX)).toBe(-34_500);
  expect(usedSince(40_000, 999_950_000, { digits: null, decimals: 1 })).toBeLessThan(0);
});

test("a reading is written as its meter shows it", () => {
  expect(wheelText(1_234_500, SIX)).toBe("1234,5");
  expect(wheelText(1_234_000, { decimals: 0 })).toBe("1234");
  document.documentElement.lang = "en";
  expect(wheelText(1_234_500, SIX)).toBe("1234.5");
  document.documentElement.lang = "ru";
});
